private import Glibc
internal import Workflow

/// A program that was run to its end, without a shell.
struct Command: Sendable {
  /// How it ended.
  struct Outcome: Sendable {
    /// Its exit status, 128 and the signal's number where a signal ended it; nil where it took too long and was killed.
    let status: Int32?
    let output: String
    let errors: String
  }

  /// The program, searched for on the path where it has no slash.
  let program: String
  let arguments: [String]
  /// The names of the variables that it gets of this process's environment, where they are set.
  let variables: [String]

  /// Runs it with nothing to read; blocks.
  ///
  /// - Throws: `FileError` when it cannot be started.
  func outcome(within limit: Duration) throws(FileError) -> Outcome {
    guard let output = tmpfile() else { throw FileError("make", "a temporary file") }
    defer { fclose(output) }
    guard let errors = tmpfile() else { throw FileError("make", "a temporary file") }
    defer { fclose(errors) }
    let process = try start(output: fileno(output), errors: fileno(errors))
    let status = wait(for: process, within: limit)
    return Outcome(status: status, output: Self.text(of: output), errors: Self.text(of: errors))
  }

  private func start(output: Int32, errors: Int32) throws(FileError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = self.environment.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    var code = posix_spawnp(&process, program, &actions, nil, words, environment)
    // A program that is being written just now will be there in a moment.
    for _ in 0..<50 where code == ETXTBSY {
      usleep(10_000)
      code = posix_spawnp(&process, program, &actions, nil, words, environment)
    }
    if code != 0 { throw FileError("run", program, code: code) }
    return process
  }

  private func wait(for process: pid_t, within limit: Duration) -> Int32? {
    let clock = ContinuousClock.now
    var pause: UInt32 = 500
    while true {
      var status: Int32 = 0
      let got = waitpid(process, &status, WNOHANG)
      if got == process { return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f }
      if got < 0, errno != EINTR { return nil }
      if clock.duration(to: .now) > limit {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return nil
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  private var environment: [String] {
    variables.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
  }

  private static func text(of file: UnsafeMutablePointer<FILE>) -> String {
    lseek(fileno(file), 0, SEEK_SET)
    let bytes = try? OpenFile(fileno(file), "a temporary file").content()
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}

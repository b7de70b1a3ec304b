import ArgumentParser
import Application
import Foundation

/// Runs the work of a command, prints what it answers, and exits with the status that the answer has.
///
/// An error of the user, in the command or in a notebook, goes to standard error and exits with 64. What cannot be
/// printed, since the disk is full that it would go to, is an error too; what was done is done.
func answering(_ work: () async throws -> Answer) async throws {
  let answer: Answer
  do {
    answer = try await work()
  } catch let error where error is ExitCode || error is CleanExit {
    throw error
  } catch {
    complain("\(error)")
    throw ExitCode(isUsersMistake(error) ? 64 : 1)
  }
  finish(with: answer)
}

/// Prints an answer and ends the process with its status.
func finish(with answer: Answer) -> Never {
  var written = 0
  while written < answer.output.count {
    let count = answer.output.withUnsafeBytes { write(1, $0.baseAddress?.advanced(by: written), $0.count - written) }
    if count < 0, errno != EINTR {
      complain("cannot print the answer: \(String(cString: strerror(errno)))")
      exit(1)
    }
    written += max(count, 0)
  }
  exit(answer.status)
}

/// Says what is wrong with a command and ends the process.
func refuse(_ words: String) -> Never {
  complain(words)
  exit(64)
}

/// Writes a line to standard error; where that cannot be written either, nobody can be told.
private func complain(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8)) }

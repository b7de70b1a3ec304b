private import Glibc
private import Synchronization

/// Which process on which machine: enough for another process to see whether it still lives.
package struct ProcessIdentity: Hashable, Sendable {
  /// A digest of the host's name, its boot and the process namespace: processes with one such digest see each other.
  package let machine: String
  /// The process.
  package let process: Int32
  /// When the process started, in the kernel's ticks: a later process with the same number has another one.
  package let start: UInt64

  package init(machine: String, process: Int32, start: UInt64) {
    self.machine = machine
    self.process = process
    self.start = start
  }

  /// This process.
  package static let this = ProcessIdentity(
    machine: thisMachine, process: getpid(), start: startOfLiving(getpid()) ?? 0)

  /// The host's name, for messages.
  static let hostName: String = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// What can be said of the process.
  package var liveness: Liveness {
    if machine != Self.thisMachine { return .elsewhere }
    return Self.startOfLiving(process) == start ? .alive : .dead
  }

  /// What can be said of a process.
  package enum Liveness: Equatable, Sendable {
    /// It runs on this machine.
    case alive
    /// It ran on this machine and runs no more.
    case dead
    /// It runs on another machine, or did: only its heartbeat can tell.
    case elsewhere
  }
}

extension ProcessIdentity {
  private static let thisMachine: String = {
    let boot = (try? OpenFile.contentOnce("/proc/sys/kernel/random/boot_id")) ?? []
    var space = [CChar](repeating: 0, count: 64)
    let length = readlink("/proc/self/ns/pid", &space, space.count)
    let namespace = space.prefix(max(length, 0)).map { UInt8(bitPattern: $0) }
    return String("\(Digest(of: Array(hostName.utf8) + [0] + boot + [0] + namespace))".prefix(16))
  }()

  /// When a process started; nil when there is none, or only what its parent has not yet taken notice of.
  private static func startOfLiving(_ process: Int32) -> UInt64? {
    guard let status = try? OpenFile.contentOnce("/proc/\(process)/stat") else { return nil }
    // The command's name stands in parentheses and may hold anything; field 3 follows it, the start is field 22.
    guard let name = status.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = status[(name + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 19, let state = fields[0].first else { return nil }
    if state == UInt8(ascii: "Z") || state == UInt8(ascii: "X") { return nil }
    return UInt64(String(decoding: fields[19], as: UTF8.self))
  }
}

extension ProcessIdentity: CustomStringConvertible {
  /// The identity as part of a file name.
  package var description: String { "\(machine)-\(process)-\(start)" }

  /// Reads an identity back from the start of a file name's part.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let process = Int32(parts[1]), let start = UInt64(parts[2]) else { return nil }
    self.init(machine: String(parts[0]), process: process, start: start)
  }
}

extension OpenFile {
  /// The content of a file, which is opened for it.
  package static func contentOnce(_ path: String) throws(FileError) -> [UInt8] {
    let file = try OpenFile(reading: path)
    defer { file.close() }
    return try file.content()
  }
}

/// Names that no other process and no other call gets.
package enum UniqueName {
  private static let counter = Atomic<Int>(0)

  /// This process's identity and a number.
  package static func next() -> String {
    "\(ProcessIdentity.this)-\(counter.add(1, ordering: .relaxed).newValue)"
  }
}

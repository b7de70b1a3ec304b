private import Foundation

/// How much memory a process may still take, as the system tells it: what is free on the machine, what its control groups
/// leave it, as those of a job or a container do, and its limit of addresses.
package struct FreeMemory {
  /// Reads a file whole; nil where it cannot be read.
  let read: (String) -> String?
  /// The limit of the process's addresses, in bytes; nil for none.
  let addressLimit: Int?

  /// The memory of this process.
  package static var ofThisProcess: FreeMemory {
    var limit = rlimit()
    let isLimited = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 && limit.rlim_cur < UInt(Int.max)
    return FreeMemory(
      read: { try? String(contentsOfFile: $0, encoding: .utf8) },
      addressLimit: isLimited ? Int(limit.rlim_cur) : nil)
  }

  /// Creates it, with other files and another limit than the system's.
  package init(read: @escaping (String) -> String?, addressLimit: Int? = nil) {
    self.read = read
    self.addressLimit = addressLimit
  }

  /// The bytes that are free; nil where the system says nothing.
  package var bytes: Int? { ([onMachine, ofAddresses].compactMap { $0 } + inGroups).min().map { max(0, $0) } }

  private var onMachine: Int? {
    read("/proc/meminfo").flatMap { Self.number("MemAvailable:", in: $0) }.map { $0 << 10 }
  }

  private var ofAddresses: Int? {
    guard let addressLimit else { return nil }
    let taken = read("/proc/self/status").flatMap { Self.number("VmSize:", in: $0) } ?? 0
    return addressLimit - taken << 10
  }

  /// What each control group that the process is in, and each above it, leaves.
  private var inGroups: [Int] {
    let lines = (read("/proc/self/cgroup") ?? "").split(separator: "\n")
    return lines.flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].isEmpty || parts[1].split(separator: ",").contains("memory") else { return [] }
      return Self.foldersAbove(String(parts[2])).compactMap { parts[1].isEmpty ? unified($0) : old($0) }
    }
  }

  private func unified(_ group: String) -> Int? {
    room("/sys/fs/cgroup\(group)", limit: "memory.max", usage: "memory.current", cache: "inactive_file")
  }

  private func old(_ group: String) -> Int? {
    room(
      "/sys/fs/cgroup/memory\(group)", limit: "memory.limit_in_bytes", usage: "memory.usage_in_bytes",
      cache: "total_inactive_file")
  }

  /// The limit less what is used, but for files that the system keeps only as long as nobody needs the room.
  private func room(_ folder: String, limit: String, usage: String, cache: String) -> Int? {
    guard let most = read("\(folder)/\(limit)").flatMap(Self.whole), most < Int.max >> 1,
      let used = read("\(folder)/\(usage)").flatMap(Self.whole)
    else { return nil }
    return most - used + (read("\(folder)/memory.stat").flatMap { Self.number(cache, in: $0) } ?? 0)
  }

  /// "/a/b", "/a", "" for "/a/b".
  private static func foldersAbove(_ path: String) -> [String] {
    let names = path.split(separator: "/")
    return (0...names.count).reversed().map { names.prefix($0).map { "/\($0)" }.joined() }
  }

  private static func whole(_ text: String) -> Int? { Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) }

  /// The number behind a word at the beginning of a line.
  private static func number(_ word: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") {
      let words = line.split { $0 == " " || $0 == "\t" }
      if words.count > 1, words[0] == word { return Int(words[1]) }
    }
    return nil
  }
}

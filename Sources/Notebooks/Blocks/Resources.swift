internal import Parameters

/// What a stage needs of a machine, for an executor; it never enters a key.
public struct Resources: Equatable, Sendable {
  /// Memory, in bytes.
  public let memory: Int?
  /// Time, in seconds.
  public let time: Int?
  /// Processor cores.
  public let cpus: Int?
  /// The partition of a cluster.
  public let partition: String?

  /// Creates it.
  public init(memory: Int? = nil, time: Int? = nil, cpus: Int? = nil, partition: String? = nil) {
    self.memory = memory
    self.time = time
    self.cpus = cpus
    self.partition = partition
  }
}

extension Resources {
  private static let bytes = [
    "B": 1, "kB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000, "KiB": 1 << 10, "MiB": 1 << 20,
    "GiB": 1 << 30, "TiB": 1 << 40,
  ]
  private static let seconds = ["s": 1, "min": 60, "h": 3600, "d": 86400]

  init(_ value: ParameterValue, fields: inout Fields) {
    var found: [NotebookError] = []
    guard var own = Fields(value, subject: "'resources'", errors: &found) else {
      fields.add(found)
      self.init()
      return
    }
    self.init(&own)
    own.finish()
    fields.add(own.errors)
  }

  /// Reads what a stage or a site says of a machine.
  init(_ fields: inout Fields) {
    let memory = fields.text("memory").flatMap { word in
      fields.quantity(word, "memory", units: Self.bytes, such: "1 GB")
    }
    let time = fields.text("time").flatMap { word in fields.quantity(word, "time", units: Self.seconds, such: "10 min")
    }
    let cpus = fields.text("cpus").flatMap { word in fields.quantity(word, "cpus", units: ["": 1], such: "2") }
    let partition = fields.text("partition")
    if let partition, !partition.text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "_-.,".contains($0)) })
    {
      fields.add("'partition' must be a name, not '\(partition.text)'", at: partition.location)
    }
    self.init(memory: memory, time: time, cpus: cpus, partition: partition?.text)
  }
}

extension Fields {
  /// A number with a unit, such as `1.5 GB`, as a whole number of the smallest unit.
  mutating func quantity(_ word: Word, _ name: String, units: [String: Int], such example: String) -> Int? {
    let digits = word.text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = word.text.dropFirst(digits.count).trimmed
    guard let number = Double(digits), let factor = units[unit] else {
      let known = units.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { "'\($0.key)'" }.joined(separator: ", ")
      let advice = units.count == 1 ? "" : "; the units are \(known)"
      add("'\(name)' must be like '\(example)', not '\(word.text)'\(advice)", at: word.location)
      return nil
    }
    let total = (number * Double(factor)).rounded(.up)
    guard total >= 1, total < 1e18, factor > 1 || total == number else {
      add("'\(name)' must be like '\(example)', not '\(word.text)'", at: word.location)
      return nil
    }
    return Int(total)
  }
}

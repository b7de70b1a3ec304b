/// What lets a stage run on another machine; no part of its key.
public struct JobRequest: Equatable, Sendable {
  /// What it asks of the machine.
  public let resources: JobResources
  /// The stage's parameters, from which the program there makes it again; the workflow does not read them.
  public let parameters: String
  /// Where its resources stand, such as `Pipelines/pinwheel.md:83`, for messages.
  public let origin: String

  /// Creates a request.
  public init(resources: JobResources, parameters: String, origin: String) {
    self.resources = resources
    self.parameters = parameters
    self.origin = origin
  }
}

/// What a stage asks of a machine; nil where the site decides.
public struct JobResources: Hashable, Sendable {
  /// Memory, in bytes.
  public var memory: Int?
  /// Time, in seconds.
  public var seconds: Int?
  /// Processor cores.
  public var cpus: Int?
  /// The partition of the cluster.
  public var partition: String?

  /// Creates resources.
  public init(memory: Int? = nil, seconds: Int? = nil, cpus: Int? = nil, partition: String? = nil) {
    self.memory = memory
    self.seconds = seconds
    self.cpus = cpus
    self.partition = partition
  }

  /// These, and a site's where a part is missing.
  package func over(_ site: JobResources) -> JobResources {
    JobResources(
      memory: memory ?? site.memory, seconds: seconds ?? site.seconds, cpus: cpus ?? site.cpus,
      partition: partition ?? site.partition)
  }
}

extension JobResources {
  /// `10 min`, for messages; empty where none was asked for.
  package var timeInWords: String {
    guard let seconds else { return "" }
    for (unit, length) in [("d", 86400), ("h", 3600), ("min", 60)] where seconds % length == 0 {
      return " of \(seconds / length) \(unit)"
    }
    return " of \(seconds) s"
  }

  /// `1.5 GB`, for messages; empty where none was asked for.
  package var memoryInWords: String {
    guard let memory else { return "" }
    for (unit, size) in [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000)] where memory >= size {
      let tenths = memory / (size / 10)
      return " of \(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)") + " \(unit)"
    }
    return " of \(memory) bytes"
  }
}

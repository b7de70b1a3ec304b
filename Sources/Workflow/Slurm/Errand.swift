/// What lets a stage run on another machine; no part of its key.
public struct Errand: Equatable, Sendable {
  /// What it asks of the machine.
  public let request: Request
  /// From what the program there makes the stage again; the workflow does not read it.
  public let recipe: String
  /// Where its resources stand, such as `Pipelines/pinwheel.md:83`, for messages.
  public let origin: String

  /// Creates an errand.
  public init(request: Request, recipe: String, origin: String) {
    self.request = request
    self.recipe = recipe
    self.origin = origin
  }
}

/// What a stage asks of a machine; nil where the site decides.
public struct Request: Hashable, Sendable {
  /// Memory, in bytes.
  public var memory: Int?
  /// Time, in seconds.
  public var seconds: Int?
  /// Processor cores.
  public var cpus: Int?
  /// The partition of the cluster.
  public var partition: String?

  /// Creates a request.
  public init(memory: Int? = nil, seconds: Int? = nil, cpus: Int? = nil, partition: String? = nil) {
    self.memory = memory
    self.seconds = seconds
    self.cpus = cpus
    self.partition = partition
  }

  /// The request with a site's word where it has none of its own.
  func over(_ site: Request) -> Request {
    Request(
      memory: memory ?? site.memory, seconds: seconds ?? site.seconds, cpus: cpus ?? site.cpus,
      partition: partition ?? site.partition)
  }
}

extension Request {
  /// `10 min`, for messages; empty where none was asked for.
  var timeInWords: String {
    guard let seconds else { return "" }
    for (unit, length) in [("d", 86400), ("h", 3600), ("min", 60)] where seconds % length == 0 {
      return " of \(seconds / length) \(unit)"
    }
    return " of \(seconds) s"
  }

  /// `1.5 GB`, for messages; empty where none was asked for.
  var memoryInWords: String {
    guard let memory else { return "" }
    for (unit, size) in [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000)] where memory >= size {
      let tenths = memory / (size / 10)
      return " of \(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)") + " \(unit)"
    }
    return " of \(memory) bytes"
  }
}

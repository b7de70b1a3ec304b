/// What became of a stage, or of the stages of a sweep.
public struct StageResult: Equatable, Sendable {
  /// What became of one member.
  public enum Outcome: Equatable, Sendable {
    /// It is done.
    case done
    /// It failed, with this error and the last lines of its log.
    case failed(error: String, log: [String])
    /// It was not run, since this stage failed.
    case skipped(because: String)
  }

  /// A member of the sweep; a stage without a sweep is its only member.
  public struct Member: Equatable, Sendable {
    /// Its coordinates, such as `seed=3`; empty without a sweep.
    public var label: String
    /// The key, in hexadecimal; empty where it could not be made, since a stage before it failed.
    public var key: String
    /// What became of it.
    public var outcome: Outcome

    /// Creates a member.
    public init(label: String = "", key: String, outcome: Outcome = .done) {
      self.label = label
      self.key = key
      self.outcome = outcome
    }
  }

  /// A parameter as it went into the key.
  public struct Parameter: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// Its value; of a swept parameter, all values.
    public var value: String
    /// Where it was written, such as `Pipelines/pinwheel.md:23`; nil for a default.
    public var origin: String?

    /// Creates a parameter.
    public init(name: String, value: String, origin: String? = nil) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  /// The name.
  public var name: String
  /// The kind.
  public var kind: String
  /// The stages it reads.
  public var upstream: [String]
  /// Its members, in the order of the sweep; at least one.
  public var members: [Member]
  /// The resolved configuration, defaults included.
  public var parameters: [Parameter]
  /// How long its members took together, in words. It differs from run to run, so only pages that are not kept show it.
  public var time: String?

  /// Creates it.
  public init(
    name: String, kind: String, upstream: [String] = [], members: [Member], parameters: [Parameter] = [],
    time: String? = nil
  ) {
    self.time = time
    self.name = name
    self.kind = kind
    self.upstream = upstream
    self.members = members
    self.parameters = parameters
  }
}

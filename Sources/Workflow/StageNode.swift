/// A stage as the workflow sees it: what determines its output, and the work itself.
///
/// All that the body may depend on is in the key: its kind, the code's fingerprint, the parameters, the contents of the
/// files and of the inputs. The identifier, paths, slot names, origins, lists of sources, estimates, job request and the order of
/// execution are not.
public struct StageNode: Sendable {
  /// Which stage this is.
  public let id: StageID
  /// The kind, such as `fit-mixture`.
  public let kind: String
  /// The digest of the sources that the stage's code is made of.
  public let fingerprint: String
  /// These sources, a line a file, for reasons; not part of the key.
  public let sources: String
  /// The parameters, in any order, no name twice.
  public let parameters: [KeyedParameter]
  /// The files that it reads, in any order, no name twice.
  public let files: [FileInput]
  /// The stages that it reads, slot by slot.
  public let inputs: [InputEdge]
  /// The names of the parameters that its time grows in proportion to, such as `epochs`; not part of the key.
  public let workParameters: [String]
  /// What lets it run as a job on another machine; nil for a stage that stays here.
  public let job: JobRequest?
  /// The work.
  public let body: Body

  /// Work that turns inputs into named files; it may throw anything, whose description is shown to the user.
  public typealias Body = @Sendable (StageRun) throws -> StageOutput

  /// Creates a node.
  public init(
    id: StageID, kind: String, fingerprint: String, sources: String = "", parameters: [KeyedParameter] = [],
    files: [FileInput] = [],
    inputs: [InputEdge] = [], workParameters: [String] = [], job: JobRequest? = nil, body: @escaping Body
  ) {
    self.id = id
    self.kind = kind
    self.fingerprint = fingerprint
    self.sources = sources
    self.parameters = parameters
    self.files = files
    self.inputs = inputs
    self.workParameters = workParameters
    self.job = job
    self.body = body
  }
}

/// A parameter as it stands in a key.
public struct KeyedParameter: Equatable, Sendable {
  /// The name, such as `epochs`.
  public let name: String
  /// The value, written in one way only: equal values have equal texts.
  public let canonical: String
  /// Where it was set, such as `Pipelines/pinwheel.md:23`; not part of the key.
  public let origin: String?

  /// Creates a parameter.
  public init(name: String, canonical: String, origin: String? = nil) {
    self.name = name
    self.canonical = canonical
    self.origin = origin
  }
}

/// A file that a stage reads; only its name here and its content are part of the key.
public struct FileInput: Equatable, Sendable {
  /// The name by which the stage asks for it, such as `images`.
  public let name: String
  /// Where it lies.
  public let path: String
  /// The path as messages show it, such as `Data/mnist/train-images-idx3-ubyte.gz`.
  public let shownAs: String

  /// Creates a file input.
  public init(name: String, path: String, shownAs: String) {
    self.name = name
    self.path = path
    self.shownAs = shownAs
  }
}

/// The stages whose outputs fill one slot of a stage, in the order in which the stage sees them.
public struct InputEdge: Equatable, Sendable {
  /// The slot's name, for messages; not part of the key.
  public let slot: String
  /// The stages.
  public let upstream: [StageID]

  /// Creates an edge.
  public init(slot: String, upstream: [StageID]) {
    self.slot = slot
    self.upstream = upstream
  }
}

extension StageNode {
  /// How much work its parameters ask for, in a unit of its kind's own.
  var work: Double { work(of: parameters) }

  /// How much work other parameters of its kind ask for: the sum of the numbers in those that its time grows in proportion
  /// to, such as 24 for `stage-epochs` of [8, 16]; at least one, since a stage that trains nothing takes time, too.
  func work(of parameters: [KeyedParameter]) -> Double {
    let asked = parameters.filter { workParameters.contains($0.name) }
    return max(1, asked.flatMap { numbers(in: $0.canonical) }.reduce(0, +))
  }
}

/// The numbers in a value's canonical spelling, such as `200` or `[8, 16]`.
private func numbers(in text: String) -> [Double] {
  text.split { "[], ".contains($0) }.compactMap { Double($0) }
}

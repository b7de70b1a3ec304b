public import Parameters

/// A step of a pipeline: a value whose stored properties are its parameters, and a pure function of its inputs.
///
/// A stage opens no file and reads no clock, no environment and no global; what it needs from outside comes through
/// its input and its ``StageContext``. It draws from streams that derive from its own parameters.
public protocol Stage: Sendable {
  /// What it reads: ``Nothing``, an ``Artifact``, an array of artifacts, or a ``Pair`` of these.
  associatedtype Input: StageInput
  /// What it puts out.
  associatedtype Output: Artifact

  /// The kind as a notebook names it, such as `fit-mixture`.
  static var name: String { get }
  /// What it does, in one sentence.
  static var summary: String { get }

  /// Reads the parameters, strictly.
  init(from reader: inout ParameterReader) throws(NotebookError)

  /// Does the work. A thrown error ends the stage; its description is shown to the user.
  func run(_ input: Input, in context: StageContext) throws -> Output
}

/// The stages of one target, with the digest of the sources that they are made of.
public struct StageFamily: Sendable {
  /// The kinds of stages.
  public let stages: [any Stage.Type]
  /// The digest that the build made of the target's sources and of those below it.
  public let fingerprint: String
  /// These sources, a line a file: the digest of its tokens and its path.
  public let sources: String

  /// Creates a family.
  public init(fingerprint: String, sources: String = "", _ stages: [any Stage.Type]) {
    self.fingerprint = fingerprint
    self.sources = sources
    self.stages = stages
  }
}

/// Which stage of which notebook, and which member of it where it is a sweep.
public struct StageID: Hashable, Sendable {
  /// The notebook, such as `digits`.
  public let notebook: String
  /// The stage's name in the notebook, such as `fits`.
  public let stage: String
  /// The member of a sweep, such as `seed=3` or `family=full,seed=3`; empty where there is no sweep.
  public let member: String

  /// Creates an identifier.
  public init(notebook: String, stage: String, member: String = "") {
    self.notebook = notebook
    self.stage = stage
    self.member = member
  }
}

extension StageID {
  /// Bytes decide: two spellings of a letter that Unicode holds for the same are two members.
  public static func == (a: StageID, b: StageID) -> Bool { a.parts.elementsEqual(b.parts) }

  public func hash(into hasher: inout Hasher) {
    for byte in parts { hasher.combine(byte) }
  }

  private var parts: some Sequence<UInt8> {
    [notebook, stage, member].lazy.flatMap { Array($0.utf8) + [UInt8.min] }
  }
}

extension StageID: CustomStringConvertible {
  /// `digits/fits[seed=3]`.
  public var description: String { notebook + "/" + shortDescription }

  /// `fits[seed=3]`, for where the notebook is plain.
  public var shortDescription: String { member.isEmpty ? stage : "\(stage)[\(member)]" }
}

extension StageID: Comparable {
  /// By notebook, stage and member, letter by letter.
  public static func < (a: StageID, b: StageID) -> Bool {
    a.parts.lexicographicallyPrecedes(b.parts)
  }
}

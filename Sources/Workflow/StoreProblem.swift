/// Something in a store that is not as it should be.
public enum StoreProblem: Equatable, Sendable, CustomStringConvertible {
  /// An object's content is not what its name says; it was dropped.
  case damagedObject(Digest)
  /// A record is not as it was written; it was dropped.
  case damagedRecord(Key)
  /// A record names an object that is not there; its stage will run again.
  case missingObject(Digest, file: String, stage: StageID)
  /// A file lies where only the store's own files lie; it was left alone.
  case foreignFile(path: String)

  public var description: String {
    switch self {
    case .damagedObject(let digest): "the object '\(digest.short)' was changed or damaged, and was dropped"
    case .damagedRecord(let key): "the record '\(key.short)' was changed or damaged, and was dropped"
    case .missingObject(let digest, let file, let stage):
      "'\(file)' of '\(stage)' (object '\(digest.short)') is gone; the stage will run again"
    case .foreignFile(let path): "'\(path)' is none of the store's files"
    }
  }
}

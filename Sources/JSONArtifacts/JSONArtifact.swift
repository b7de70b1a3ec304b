private import Foundation
public import Stages

/// An artifact of one file of JSON, whose keys are the properties' names.
public protocol JSONArtifact: Artifact, Codable, Equatable {
  /// The name of the file.
  static var file: String { get }

  /// Throws what is wrong with it though each of its numbers can be read: lengths that differ, counts that are none.
  func check() throws(ArtifactError)
}

extension JSONArtifact {
  public func check() throws(ArtifactError) {}

  public func files() throws -> ArtifactFiles {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return ArtifactFiles([Self.file: [UInt8](try encoder.encode(self))])
  }

  public init(files: ArtifactFiles) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(try files[Self.file]))
    } catch let error as DecodingError {
      throw ArtifactError("'\(Self.file)' is no \(Self.typeName): \(error)")
    }
    try check()
  }
}

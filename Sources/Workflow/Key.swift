/// The digest of all that determines a stage's output.
public struct Key: Hashable, Sendable, CustomStringConvertible {
  /// The digest.
  public let digest: Digest

  /// A key from a digest, as records and manifests hold it.
  public init(_ digest: Digest) { self.digest = digest }

  /// 64 hexadecimal digits.
  public var description: String { digest.description }

  /// The first digits, as reports show them.
  public var short: String { digest.short }

  /// The recipe below; raised when the recipe changes, which runs everything once more.
  static let schema = "1"
}

extension Key {
  /// The key of a stage: recipe, kind, code, parameters, file contents, and the contents of its inputs.
  ///
  /// Names and values of parameters and files go in sorted; slots and their members in order, since the stage sees that
  /// order. Only contents of inputs count, so that a stage which reproduces its old output runs nothing below it.
  ///
  /// - Parameters:
  ///   - node: The stage.
  ///   - files: The digest of the content of each of the node's files, in their order.
  ///   - inputs: For each slot of the node the outputs' ``OutputFiles/content``, member by member.
  public init(of node: StageNode, files: [Digest], inputs: [[Digest]]) {
    var canonical = CanonicalBytes()
    canonical.add(.schema, Self.schema)
    canonical.add(.kind, node.kind)
    canonical.add(.fingerprint, node.fingerprint)
    canonical.add(.parameters, count: node.parameters.count)
    for parameter in node.parameters.sorted(by: { $0.name < $1.name }) {
      canonical.add(.name, parameter.name)
      canonical.add(.value, parameter.canonical)
    }
    canonical.add(.files, count: node.files.count)
    for (file, digest) in zip(node.files, files).sorted(by: { $0.0.name < $1.0.name }) {
      canonical.add(.name, file.name)
      canonical.add(.digest, digest)
    }
    canonical.add(.slots, count: inputs.count)
    for slot in inputs {
      canonical.add(.members, count: slot.count)
      for member in slot { canonical.add(.digest, member) }
    }
    digest = canonical.digest
  }
}

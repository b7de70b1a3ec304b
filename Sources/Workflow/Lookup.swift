/// Finds whether a stage's outputs are in the store; the plan and the executor ask it the same way.
package struct Lookup: Sendable {
  /// A key, and what the store has for it.
  package struct Result {
    let key: Key
    /// The digests of the node's files.
    let files: [Digest]
    let state: State
  }

  package enum State {
    /// All outputs are there.
    case hit(RecordedOutputs)
    /// The stage has finished, but some of what it put out is gone or damaged.
    case broken(RecordedOutputs, [Staleness])
    /// There is no record, or a damaged one.
    case absent(isDamaged: Bool)
  }

  let store: Store

  package init(store: Store) { self.store = store }

  /// Makes the key of a node and looks for its outputs.
  ///
  /// - Throws: `FileInputError` when a file of the node cannot be read.
  func find(_ node: StageNode, inputs: [[Digest]]) throws -> Result {
    var files: [Digest] = []
    for file in node.files {
      do throws(FileError) {
        files.append(try store.index.digest(ofFile: file.path))
      } catch {
        throw FileInputError(name: file.name, shownAs: file.shownAs, reason: error)
      }
    }
    let key = Key(of: node, files: files, inputs: inputs)
    return Result(key: key, files: files, state: try state(of: key))
  }

  /// Looks for the outputs of a key.
  package func state(of key: Key) throws(FileError) -> State {
    guard let text = try store.recordText(of: key) else { return .absent(isDamaged: false) }
    guard let recorded = RecordedOutputs(text: text) else { return .absent(isDamaged: true) }
    var reasons: [Staleness] = []
    for file in recorded.outputs.files {
      switch try store.condition(of: file.digest) {
      case .intact: continue
      case .missing: reasons.append(.outputMissing(name: file.name))
      case .damaged: reasons.append(.outputDamaged(name: file.name))
      }
    }
    return reasons.isEmpty ? .hit(recorded) : .broken(recorded, reasons)
  }
}

/// A file that a stage reads cannot be read.
public struct FileInputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name by which the stage asks for it.
  public let name: String
  /// The path as messages show it.
  public let shownAs: String
  /// What the system said.
  public let reason: FileError

  public var description: String { "cannot read '\(shownAs)' for '\(name)': \(reason)" }
}

public import Notebooks
public import Parameters
internal import Stages
public import Workflow

/// A stage or figure of a notebook with its kind found, its parameters read and its sweep written out.
public struct BoundStage: Sendable {
  /// One stage of the graph.
  public struct Member: Sendable {
    /// Where it stands in the sweep.
    public let coordinates: Coordinates
    /// Its name in the graph.
    public let id: StageID
    /// The stage itself.
    let stage: any Stage
    /// The parameters as they go into the key, defaults included.
    public let parameters: [ParameterReader.Resolved]
    /// The parameters as they were written, from which another process can read the stage again.
    let entries: [ParameterEntry]
    /// The files that its parameters name.
    let files: [ParameterReader.File]
    /// The members it reads, slot by slot.
    let inputs: [[StageID]]
  }

  /// The name in the notebook.
  public let name: String
  /// The kind's name, such as `fit-mixture`.
  public let kindName: String
  /// The kind.
  public let kind: Registry.Kind
  /// Where its block begins.
  public let location: SourceLocation
  /// The stages it reads, in the order of `from:`.
  public let upstream: [String]
  /// What it is swept over: what it inherits from upstream, then its own.
  public let axes: [Axis]
  /// The names of its own axes.
  public let ownAxes: [String]
  /// Its members, in the order of the sweep.
  public let members: [Member]
  /// Whether a figure block declared it.
  public let isFigure: Bool
  /// What it needs of a machine, with the place where that stands; nil where it says nothing and stays where it is asked for.
  let needs: Needs?

  /// What a stage needs of a machine.
  struct Needs: Sendable {
    let resources: Resources
    let location: SourceLocation
  }

  /// The names of the values that it puts out.
  var valueNames: [String] { kind.type.putOutNames }

  /// The members that a selection picks.
  func members(selected selection: [Reference.Selection]) -> [Member] {
    guard !selection.isEmpty else { return members }
    return members.filter { member in
      selection.allSatisfy { member.coordinates[$0.name.text].map(Spelling.init) == Spelling($0.value) }
    }
  }
}

/// A notebook whose stages, figures and references have all been found and checked.
public struct BoundNotebook: Sendable {
  /// The notebook, with the profile and the command line's overrides applied.
  public let notebook: Notebook
  /// Where it lies.
  public let path: String
  /// Its stages and figures, each after those it reads.
  public let stages: [BoundStage]

  /// The stage or figure of a name.
  public func stage(_ name: String) -> BoundStage? { stages.first { $0.name == name } }
}

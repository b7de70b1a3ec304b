internal import Notebooks
internal import Parameters
internal import Stages
internal import Workflow

/// Joins the sweeps of the stages that a stage reads, as a natural join of tables does.
///
/// - A slot of one inherits its upstream's axes: the stage is run for each member.
/// - A slot of many gathers the members, apart for each value of the axes that `per:` names.
/// - A member reads those upstream members that agree with it on every axis name that they share.
/// - An axis that `from: fits[seed=1]` pins is not inherited.
struct SweepJoin {
  /// What fills a slot.
  struct Source {
    let word: Word
    let arity: InputSlot.Arity
    let members: [BoundStage.Member]
    /// The axes that are not pinned by a selection.
    let axes: [Axis]
  }

  /// The axes that the stage inherits.
  let axes: [Axis]
  private let sources: [(shared: [String], members: [[Spelling]: [BoundStage.Member]])]

  init(_ sources: [Source], per: [String]) {
    var inherited: [Axis] = []
    for source in sources {
      for axis in source.axes where source.arity == .one || per.contains(axis.name) {
        if !inherited.names.contains(axis.name) { inherited.append(axis) }
      }
    }
    axes = inherited
    self.sources = sources.map { source in
      let shared = inherited.names.filter { source.axes.names.contains($0) }
      return (shared, Dictionary(grouping: source.members) { $0.coordinates.values(for: shared) })
    }
  }

  /// The upstream members that a member reads, slot by slot.
  func inputs(at coordinates: Coordinates) -> [[StageID]] {
    sources.map { source in (source.members[coordinates.values(for: source.shared)] ?? []).map(\.id) }
  }
}

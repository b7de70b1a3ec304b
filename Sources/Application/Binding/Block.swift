internal import Notebooks
internal import Parameters

/// What a stage block and a figure block have in common.
struct Block {
  let name: String
  let location: SourceLocation
  let kind: Word
  let upstream: [Source]
  let sweep: [SweepAxis]
  let per: [Word]
  let parameters: [ParameterEntry]
  let isFigure: Bool
  let needs: BoundStage.Needs?
  /// The values of each axis of the sweep by their texts; a sweep may have thousands.
  private let swept: [[Spelling: ParameterValue]]

  init(_ stage: StageBlock) {
    name = stage.name
    location = stage.location
    kind = stage.kind
    upstream = stage.upstream
    sweep = stage.sweep
    per = stage.per
    parameters = stage.parameters
    isFigure = false
    needs = stage.resourcesLocation.map { BoundStage.Needs(resources: stage.resources, location: $0) }
    swept = stage.sweep.map { axis in
      Dictionary(axis.values.map { (Spelling($0.written), $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  init(_ figure: FigureBlock) {
    name = figure.name
    location = figure.location
    kind = figure.kind
    upstream = figure.upstream
    sweep = []
    per = figure.per
    parameters = figure.parameters
    isFigure = true
    needs = nil
    swept = []
  }

  /// The parameters that the block's own sweep sets at these coordinates.
  func entries(at coordinates: Coordinates) -> [ParameterEntry] {
    zip(sweep, swept).compactMap { axis, values in
      let value = coordinates[axis.name.text].flatMap { values[Spelling($0)] }
      return value.map { ParameterEntry(name: axis.name.text, at: axis.name.location, value: $0) }
    }
  }
}

internal import Interchange
internal import LinearAlgebra
internal import Stages

/// Points in the precision that networks are trained in, and in that in which a trained model is asked.
struct TrainingPoints: Sendable {
  /// N×D.
  let single: Matrix<Float>
  /// N×D.
  let double: Matrix<Double>

  /// Takes the coordinates of points.
  ///
  /// - Throws: `ArtifactError` where there are none, or one is no number in single precision.
  init(_ points: Points) throws(ArtifactError) {
    let (rows, columns) = (points.coordinates.rows, points.coordinates.columns)
    guard rows > 0, columns > 0 else { throw ArtifactError("there are no points to train with") }
    double = points.coordinates
    single = Matrix(rows: rows, columns: columns, elements: double.elements.map { Float($0) })
    if let place = single.elements.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError(
        "point \(place / columns) is \(double.elements[place]) at feature \(place % columns), no number in the single "
          + "precision in which networks are trained; read the points with 'standardise: true', or scale them")
    }
  }

  /// N.
  var count: Int { double.rows }
}

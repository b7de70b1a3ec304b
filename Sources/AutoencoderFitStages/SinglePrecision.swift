import LinearAlgebra
import Stages

extension Matrix<Float> {
  /// The same numbers in single precision, in which networks are trained.
  ///
  /// - Parameter points: N×D.
  /// - Throws: `ArtifactError` where a number is too large for single precision, or where it cannot tell the points of a
  ///   feature apart that differ.
  init(checked points: Matrix<Double>) throws(ArtifactError) {
    let mend = "read the points with 'standardise: true', or scale them"
    self.init(rows: points.rows, columns: points.columns, elements: points.elements.map { Float($0) })
    for (index, element) in elements.enumerated() where !element.isFinite {
      throw ArtifactError(
        "point \(index / columns) is \(points.elements[index]) at feature \(index % columns), too large for the single "
          + "precision in which networks are trained; \(mend)")
    }
    for j in 0..<columns where rows > 0 {
      let isConstant = (1..<rows).allSatisfy { self[$0, j] == self[0, j] }
      guard isConstant, let other = (1..<rows).first(where: { points[$0, j] != points[0, j] }) else { continue }
      throw ArtifactError(
        "the single precision in which networks are trained cannot tell the points apart at feature \(j): it takes "
          + "\(points[0, j]) and \(points[other, j]) for the same; \(mend)")
    }
  }
}

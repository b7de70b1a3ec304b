package import LinearAlgebra
package import Randomness

/// Returns a d×d orthogonal matrix, uniform over all of them.
///
/// The Q of a Gaussian matrix whose R has a positive diagonal (F. Mezzadri, "How to generate random matrices from the
/// classical compact groups", Notices of the AMS 54, 2007).
package func haarRotation(
  _ d: Int, using stream: inout RandomStream
) throws(FactorizationError) -> Matrix<Double> {
  try qr(Matrix(rows: d, columns: d, elements: stream.normals(d * d))).q
}

import LinearAlgebra
import Probability
import Randomness

/// A mixture of full covariances with means three deviations apart.
func randomMixture(_ components: Int, _ features: Int, _ stream: inout RandomStream) -> GaussianMixture {
  let weights = (0..<components).map { _ in 0.5 + stream.uniform() }
  let means = 3 * Matrix(rows: components, columns: features, elements: stream.normals(components * features))
  let covariances = (0..<components).map { _ in
    let root = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
    return matmulTransposedSecond(root, root) + 0.2 * Matrix<Double>.identity(features)
  }
  return GaussianMixture(
    weights: weights.map { $0 / weights.reduce(0, +) }, means: means, covariances: .full(covariances))
}

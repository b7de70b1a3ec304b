private import Foundation
package import Autoencoders
package import LinearAlgebra
private import Networks
private import Probability

extension Autoencoder where Scalar == Float {
  /// Returns the same model in other coordinates z′ = A·z + b of its code, with a prior of another family if asked for.
  ///
  ///     decoder:  z·W + c = z′·(A⁻ᵀ·W) + (c − b·A⁻ᵀ·W),   mean of the code:  m·Aᵀ + b
  ///     posterior:  C′·C′ᵀ = A·C·Cᵀ·Aᵀ,   prior:  A·μ + b,  A·Σ·Aᵀ
  ///
  /// Departure: log s′² and the strict triangle of C′ are no linear functions of the encoder's last layer where those of C
  /// are, so the head that gives them is fitted to them by least squares over the points.
  ///
  /// - Parameters:
  ///   - map: A, L×L.
  ///   - shift: b.
  ///   - prior: The family that the prior is to have; a diagonal one takes the diagonals.
  ///   - points: N×D, over which the posterior's factor is fitted.
  /// - Returns: The model. It must have one facet, and a layer in its encoder.
  /// - Throws: `FactorizationError` for a singular map, `PriorError`, `MixtureError`.
  package func inCoordinates(
    _ map: Matrix<Double>, shift: [Double], prior: PriorFamily, over points: Matrix<Double>
  ) throws -> Autoencoder<Float> {
    var architecture = self.architecture
    architecture.prior = prior
    var moved = Autoencoder<Float>(architecture)
    moved.copy(from: parameters)
    let moves = CoordinateChange(
      map: map, shift: shift, inverse: try leastSquares(map, .identity(map.rows), tolerance: 1e-12))
    moves.moveDecoder(&moved)
    try moves.moveHead(&moved, layer: lastLayer(of: points))
    try moved.setPrior(mixture().pushedForward(by: map, shift: shift))
    return moved
  }

  /// What the encoder's last layer makes of points, with a column of ones, N×(width + 1).
  private func lastLayer(of points: Matrix<Double>) -> Matrix<Double> {
    var workspace = NetworkWorkspace<Float>(encoder, points: points.rows, inputGradient: false)
    encoder.forward(Matrix<Float>(points), parameters, in: &workspace)
    return Matrix.joinedColumns([
      Matrix<Double>(workspace.output), Matrix(rows: points.rows, columns: 1, repeating: 1),
    ])
  }
}

/// z′ = A·z + b.
private struct CoordinateChange {
  let map: Matrix<Double>
  let shift: [Double]
  let inverse: Matrix<Double>

  func moveDecoder(_ model: inout Autoencoder<Float>) {
    guard let weight = model.parameters.layout["decoder.0.weight"],
      let bias = model.parameters.layout["decoder.0.bias"]
    else { return }
    let moved = matmulTransposedFirst(inverse, Matrix<Double>(model.parameters.matrix(weight)))  // A⁻ᵀ·W
    let offset = matmul(Matrix(rows: 1, columns: shift.count, elements: shift), moved).elements
    model.parameters[weight] = moved.elements.map { Float($0) }
    model.parameters[bias] = zip(model.parameters[bias], offset).map { $0 - Float($1) }
  }

  func moveHead(_ model: inout Autoencoder<Float>, layer: Matrix<Double>) throws {
    guard let weight = model.parameters.layout["facet.0.head.weight"],
      let bias = model.parameters.layout["facet.0.head.bias"]
    else { return }
    let m = shift.count
    var head = Matrix<Double>(model.parameters.matrix(weight))
    head = Matrix((0..<head.rows).map { head.row($0) } + [model.parameters[bias].map { Double($0) }])
    let means = matmulTransposedSecond(head.columns(at: Array(0..<m)), map)
    let factors = try leastSquares(layer, try movedFactors(matmul(layer, head)), tolerance: 1e-6)
    var moved = Matrix.joinedColumns([means, factors])
    for j in 0..<m { moved[moved.rows - 1, j] += shift[j] }
    model.parameters[weight] = moved.rows(0..<moved.rows - 1).elements.map { Float($0) }
    model.parameters[bias] = moved.row(moved.rows - 1).map { Float($0) }
  }

  /// log s′² and the strict triangle of C′, where there is one, of each point.
  private func movedFactors(_ head: Matrix<Double>) throws(FactorizationError) -> Matrix<Double> {
    let m = shift.count
    let isFull = head.columns > 2 * m
    var rows: [[Double]] = []
    for n in 0..<head.rows {
      var factor = Matrix<Double>(rows: m, columns: m)
      var place = 2 * m
      for i in 0..<m {
        factor[i, i] = exp(0.5 * head[n, m + i])
        guard isFull else { continue }
        for j in 0..<i {
          factor[i, j] = head[n, place]
          place += 1
        }
      }
      let image = matmul(map, factor)
      let covariance = matmulTransposedSecond(image, image)
      let moved = isFull ? try cholesky(covariance) : .diagonal(covariance.diagonal.map { $0.squareRoot() })
      let triangle = isFull ? (0..<m).flatMap { i in (0..<i).map { moved[i, $0] } } : []
      rows.append((0..<m).map { 2 * log(moved[$0, $0]) } + triangle)
    }
    return Matrix(rows)
  }
}

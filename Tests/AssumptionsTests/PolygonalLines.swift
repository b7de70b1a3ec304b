import Assumptions

/// A decoder of one latent that is a straight line but for hinges: slopes before the first hinge and after each one.
func polygonalLine(from origin: [Double], slopes: [[Double]], hinges: [Double]) throws -> LayeredDecoder {
  let first = slopes[0]
  let units = [[1.0], [-1]] + hinges.map { _ in [1.0] }
  let turns = zip(slopes.dropFirst(), slopes).map { after, before in zip(after, before).map { $0 - $1 } }
  let columns = [first, first.map { -$0 }] + turns
  return try LayeredDecoder(layers: [
    layer(units, [0, 0] + hinges.map { -$0 }, .relu),
    layer(first.indices.map { i in columns.map { $0[i] } }, origin, .identity),
  ])
}

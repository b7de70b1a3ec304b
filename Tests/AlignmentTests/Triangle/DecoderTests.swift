import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct DecoderTests {
  private func layers(_ slope: Double) -> [Decoder.Layer] {
    var stream = RandomStream(seed: 1)
    return [
      Decoder.Layer(
        weights: Matrix(rows: 5, columns: 2, elements: stream.normals(10)), biases: stream.normals(5), slope: slope),
      Decoder.Layer(weights: Matrix(rows: 4, columns: 5, elements: stream.normals(20)), biases: stream.normals(4)),
    ]
  }

  @Test func layersComposeByHand() {
    let decoder = Decoder(layers: [
      Decoder.Layer(weights: Matrix([[1.0], [-1]]), biases: [0, 1], slope: 0),
      Decoder.Layer(weights: Matrix([[2.0, 3]]), biases: [-1]),
    ])
    // 2·max(0, z) + 3·max(0, 1 − z) − 1.
    expectClose(decoder(Matrix([[-1.0], [0.5], [2]])), Matrix([[5.0], [1.5], [3]]), absolute: 1e-15)
    let magnitude = Decoder(layers: [Decoder.Layer(weights: Matrix([[1.0]]), biases: [0], slope: -1)])
    expectClose(magnitude(Matrix([[-2.0], [3]])), Matrix([[2.0], [3]]), absolute: 0)
  }

  @Test(arguments: [1, 0.2, 0])
  func aFunctionServesAsWellAsItsLayers(slope: Double) {
    let exact = Decoder(layers: layers(slope))
    let bare = Decoder(latents: 2, features: 4) { exact($0) }
    let latents = normalMatrix(40, 2, RandomStream(seed: 2))
    let map = AffineMap(matrix: Matrix([[1.0, 0.3], [-0.2, 0.8]]), shift: [0.1, -0.2])
    let moved = Decoder(latents: 2, features: 4) { exact(map($0)) }
    let identity = AffineMap(matrix: .identity(2), shift: [0, 0])
    for decoder in [exact, bare] {
      let found = decoderMaps(from: [identity], at: latents, target: decoder, source: moved)[0]
      // ReLU may end in a local minimum; the others must not here.
      if slope > 0 {
        expectClose(found.residual, 0, absolute: 1e-10)
        expectClose(found.map.matrix, map.matrix, absolute: 1e-4)
      }
      #expect(found.residual <= decoderResidual(of: identity, at: latents, target: decoder, source: moved))
    }
  }

  @Test func constantDecodersAreEqualOrInfinitelyFar() {
    let latents = normalMatrix(5, 1, RandomStream(seed: 3))
    func constant(_ value: Double) -> Decoder {
      Decoder(layers: [Decoder.Layer(weights: Matrix([[0.0]]), biases: [value])])
    }
    let identity = AffineMap(matrix: .identity(1), shift: [0])
    #expect(decoderResidual(of: identity, at: latents, target: constant(1), source: constant(1)) == 0)
    #expect(decoderResidual(of: identity, at: latents, target: constant(2), source: constant(1)) == .infinity)
  }
}

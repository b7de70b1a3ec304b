import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct DenseTests {
  @Test func itAddsTheBiasAfterTheWeights() {
    var layout = ParameterLayout()
    let layer = Dense("d", inputs: 2, outputs: 3, in: &layout)
    var parameters = ParameterBuffer<Double>(layout: layout)
    parameters[layer.weight] = [1, 2, 3, 4, 5, 6]
    parameters[layer.bias] = [10, 20, 30]
    var y = Matrix<Double>(rows: 1, columns: 3, repeating: .nan)
    layer.forward(Matrix([[1, -1]]), parameters, into: &y)
    #expect(y.elements == [7, 17, 27])
  }
}

import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct SkipNetworkTests {
  @Test func itBeginsAsThePathAlone() {
    var (layout, stream) = (ParameterLayout(), RandomStream(seed: 4))
    let network = SkipNetwork("net", sizes: [2, 5, 4], hidden: .relu, skipped: 2, in: &layout)
    var parameters = ParameterBuffer<Double>(layout: layout)
    let path = Matrix(rows: 2, columns: 2, elements: [1.0, 2, 3, 4])
    network.initialize(path: path, &parameters, using: &stream)
    let x = Matrix(rows: 3, columns: 2, elements: stream.normals(6))
    var workspace = SkipWorkspace<Double>(network, points: 3, inputGradient: false)
    network.forward(x, parameters, in: &workspace)
    expectClose(workspace.output.columns(at: [0, 1]), matmul(x, path), absolute: 1e-14)
    #expect(workspace.output.columns(at: [2, 3]).elements.allSatisfy { $0 == 0 })
  }

  @Test func aPathLeadsToOutputsThatThereAre() async {
    await #expect(processExitsWith: .failure) {
      var layout = ParameterLayout()
      _ = SkipNetwork("net", sizes: [2, 5, 4], hidden: .relu, skipped: 5, in: &layout)
    }
  }
}

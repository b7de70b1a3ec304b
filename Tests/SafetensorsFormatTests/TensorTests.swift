import LinearAlgebra
import SafetensorsFormat
import Testing

@Suite struct TensorTests {
  @Test func aTensorHasTheTypeOfItsNumbers() {
    #expect(Tensor([Float(1), 2]).entries == .floats([1, 2]))
    #expect(Tensor([1.5, 2]).entries == .doubles([1.5, 2]))
    #expect(Tensor([1, 2]).entries == .integers([1, 2]))
    #expect(Tensor([UInt8(1)]).entries == .bytes([1]))
  }

  @Test func aMatrixIsATensorOfTwoDimensions() {
    let tensor = Tensor(Matrix<Double>([[1, 2, 3], [4, 5, 6]]))
    #expect(tensor.shape == [2, 3])
    #expect(tensor.entries == .doubles([1, 2, 3, 4, 5, 6]))
  }

  @Test func aSingleNumberHasNoDimensions() {
    #expect(Tensor([0.5], shape: []).entries.count == 1)
  }

  @Test func aShapeThatDoesNotFitStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor([1.0, 2, 3], shape: [2, 2])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("3 entries are no tensor of shape [2, 2]"))
  }
}

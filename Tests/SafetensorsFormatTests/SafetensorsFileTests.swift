import FormatErrors
import Foundation
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

@Suite struct SafetensorsFileTests {
  @Test func aFileReadsAsPythonWroteIt() throws {
    let file = try SafetensorsFile(referenceTensorsFile("python"), name: "python.safetensors")
    #expect(file.tensors == referenceTensors)  // to the bit but for the sign of zero: nothing is computed
    #expect(file.metadata == referenceTexts)
  }

  @Test func aTensorIsReadInTheShapeThatItMustHave() throws {
    let file = try SafetensorsFile(referenceTensorsFile("python"), name: "a.safetensors")
    let floats = (0..<6).map { Float($0) / 3 }
    #expect(try file.matrix("layer.0.weight", rows: 3, columns: 2) == Matrix(rows: 3, columns: 2, elements: floats))
    #expect(try file.numbers("layer.0.weight", shape: [3, 2], as: Double.self) == floats.map(Double.init))
    #expect(try file.numbers("variance σ²", shape: [], as: Double.self) == [0.25])
    #expect(try file.integers("pixels", shape: [1, 3]) == [0, 255, 7])
    #expect(try file.integers("counts", shape: [3]) == [.min, 0, .max])
  }

  @Test func anotherShapeOrTypeOrNameIsAnError() throws {
    let file = try SafetensorsFile(referenceTensorsFile("python"), name: "a.safetensors")
    let shape = #expect(throws: FormatError.self) {
      try file.matrix("layer.0.weight", rows: 2, columns: 3, as: Float.self)
    }
    #expect(shape?.message == "tensor 'layer.0.weight' has the shape [3, 2], but [2, 3] is wanted")
    let type = #expect(throws: FormatError.self) { try file.numbers("prior.means", shape: [2, 2], as: Float.self) }
    #expect(type?.message == "tensor 'prior.means' holds entries of type F64, but F32 is wanted")
    let whole = #expect(throws: FormatError.self) { try file.integers("none", shape: [0, 4]) }
    #expect(whole?.message == "tensor 'none' holds entries of type F32, but I64 or U8 is wanted")
    let name = #expect(throws: FormatError.self) { try file.integers("prior", shape: []) }
    #expect(name?.message.hasPrefix("has no tensor 'prior', only 'counts', 'layer.0.bias', ") == true)
  }
}

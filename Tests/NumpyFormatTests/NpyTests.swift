import LinearAlgebra
import NumpyFormat
import Testing

@Suite struct NpyTests {
  @Test func filesAreThoseOfNumpyToTheByte() throws {
    let normal = try NumpyCase.named("f8, version 1")
    #expect(Npy.bytes(Matrix(rows: 3, columns: 4, elements: normal.values)) == normal.bytes)
    let floats = try NumpyCase.named("f4")
    #expect(Npy.bytes(Matrix(rows: 3, columns: 4, elements: floats.values.map { Float($0) })) == floats.bytes)
    let integers = try NumpyCase.named("i8")
    #expect(Npy.bytes(integers.values.map { Int($0) }) == integers.bytes)
    let cube = try NumpyCase.named("u1, three dimensions")
    #expect(Npy.bytes(cube.values.map { UInt8($0) }, shape: [2, 3, 4]) == cube.bytes)
    #expect(Npy.bytes(Matrix<Double>(rows: 0, columns: 5)) == (try NumpyCase.named("f8, no rows").bytes))
  }

  @Test(arguments: [0, 1, 63, 64, 1000])
  func whatIsWrittenIsReadBack(count: Int) throws {
    let numbers = (0..<count).map { 1 / Double($0 + 1) }
    #expect(try NumpyFile(Npy.bytes(numbers), name: "a.npy").vector() == numbers)
    let pixels = (0..<count).map { UInt8($0 % 256) }
    #expect(try NumpyFile(Npy.bytes(pixels), name: "a.npy").pixels() == pixels)
    let integers = (0..<count).map { ($0 - 3) << 50 }
    #expect(try NumpyFile(Npy.bytes(integers), name: "a.npy").labels() == integers)
  }

  @Test func aShapeThatDoesNotFitStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Npy.bytes([1.0, 2, 3], shape: [2, 2])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("3 entries are no array of shape [2, 2]"))
  }
}

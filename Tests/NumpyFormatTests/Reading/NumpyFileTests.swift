import FormatErrors
import LinearAlgebra
import NumpyFormat
import Testing

@Suite struct NumpyFileTests {
  @Test func theReferenceHasEveryTypeAndVersion() { #expect(NumpyCase.all.count == 17) }

  @Test(arguments: NumpyCase.all)
  func aFileReadsAsNumpyWroteIt(reference: NumpyCase) throws {
    let file = try NumpyFile(reference.bytes, name: reference.name)
    #expect(file.shape == reference.shape)
    #expect(file.type == reference.type)
    #expect(try file.numbers() == reference.values)  // to the bit: nothing is computed
  }

  @Test func aMatrixWantsTwoDimensions() throws {
    let file = try NumpyFile(try NumpyCase.named("f8, one dimension").bytes, name: "a.npy")
    #expect(throws: FormatError.self) { try file.matrix() }
    #expect(try file.vector().count == 12)
  }

  @Test(arguments: NumpyCase.all)
  func noTruncationGoesUnnoticed(reference: NumpyCase) throws {
    let bytes = reference.bytes
    for length in 0..<bytes.count { #expect(throws: FormatError.self) { try read(Array(bytes[..<length])) } }
    #expect(throws: FormatError.self) { try read(bytes + [0]) }
    #expect(throws: Never.self) { try read(bytes) }
  }

  private func read(_ bytes: [UInt8]) throws { _ = try NumpyFile(bytes, name: "a.npy") }

  @Test func whatIsNoNumpyFileIsSaidToBeNone() {
    #expect(numpyError(Array("x,y\n1,2\n".utf8)).hasPrefix("a.npy: byte 0: is no .npy file"))
    #expect(numpyError([]).hasPrefix("a.npy: byte 0: is no .npy file"))
  }
}

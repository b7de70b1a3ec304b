import Assumptions
import DecoderFiles
import FormatErrors
import LinearAlgebra
import NumpyFormat
import SafetensorsFormat
import TestSupport
import Testing

/// Arrays by name, whatever file they come from.
@Suite struct NamedArraysTests {
  private func decoder(_ bytes: [UInt8], file: String = "a.file") throws -> LayeredDecoder {
    try readDecoder(bytes, file: file, DecoderReading(activations: [.relu])).decoder
  }

  /// How the names of arrays are told where none is of a layer.
  private func names(_ bytes: [UInt8]) -> String {
    do {
      return "\(try decoder(bytes))"
    } catch { return "\(error)" }
  }

  @Test func arraysOfNumpyAreNamedAsPyTorchDoes() throws {
    let members = [
      ZipWriter.Member("0.weight.npy", Npy.bytes(Matrix<Double>([[1, 2], [3, 4], [-5, 0.25]]))),
      ZipWriter.Member("0.bias.npy", Npy.bytes([0, -1, 0.5] as [Double])),
      ZipWriter.Member("1.weight.npy", Npy.bytes(Matrix<Double>([[1, 0, -1], [2, 2, 2]]))),
      ZipWriter.Member("1.bias.npy", Npy.bytes([7, 8] as [Double])),
    ]
    let decoder = try readDecoder(
      ZipWriter(members).bytes, file: "a.npz", DecoderReading(activations: [.absolute])
    ).decoder
    #expect(decoder([1, 2]) == byHand([1, 2], abs))
  }

  /// The end of a name says nothing: a file is what it begins with.
  @Test func theFormatIsToldByTheBytes() throws {
    let tensors = [
      "0.weight": Tensor(Matrix<Float>(firstWeights)), "0.bias": Tensor([0, -1, 0.5] as [Float]),
      "2.weight": Tensor(Matrix<Float>(secondWeights)), "2.bias": Tensor([7, 8] as [Float]),
    ]
    for bytes in [network.bytes, SafetensorsFile(tensors: tensors, metadata: [:]).bytes] {
      for file in ["a.pt", "a.npz", "a.safetensors", "a"] {
        #expect(try decoder(bytes, file: file)([1, 2]) == byHand([1, 2]) { max($0, 0) })
      }
    }
  }

  @Test(arguments: [
    ("a.npz", Array("text".utf8), "a.npz: byte 0: is no file of numpy.savez: it does not begin as a ZIP archive does"),
    ("A.PT", Array("text".utf8), "A.PT: byte 0: is no file of torch.save: it does not begin as a ZIP archive does"),
    // What numpy.savez writes of nothing: the end of a directory.
    (
      "a.npz", [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 18),
      "a.npz: byte 0: holds no arrays; save them as numpy.savez(file, **arrays)"
    ),
    ("a", [], "a: byte 0: ends within the length of its head, 8 bytes"),
  ])
  func whatIsNoFileOfArraysIsToldByWhatItIsCalled(file: String, bytes: [UInt8], message: String) {
    let error = #expect(throws: FormatError.self) { try decoder(bytes, file: file) }
    #expect(error.map { "\($0)" } == message)
  }

  /// Whole numbers and truth values are numbers too.
  @Test func entriesOfAllTypesAreNumbers() throws {
    let tensors = [
      "0.weight": Tensor(shape: [2, 2], entries: .integers([1, -2, 1 << 40, 3])),
      "0.bias": Tensor(shape: [2], entries: .bytes([255, 0])),
    ]
    let found = try decoder(SafetensorsFile(tensors: tensors, metadata: [:]).bytes)
    #expect(found.layers[0].weights == Matrix([[1, -2], [1_099_511_627_776, 3]]))
    #expect(found.layers[0].biases == [255, 0])
  }

  @Test func namesAreInTheOrderOfTheFileOrOfTheirBytes() {
    let order = ["z", "a", "É", "B"]
    let tensorsInOrder = PyTorchWriter(order.map { tensor($0, [1], [0]) })
    #expect(names(tensorsInOrder.bytes).hasSuffix("there are 'z', 'a', 'É' and 'B'"))
    let members = order.map { ZipWriter.Member("\($0).npy", Npy.bytes([0] as [Double])) }
    #expect(names(ZipWriter(members).bytes).hasSuffix("there are 'z', 'a', 'É' and 'B'"))
    let tensors = Dictionary(uniqueKeysWithValues: order.map { ($0, Tensor([0] as [Double])) })
    #expect(
      names(SafetensorsFile(tensors: tensors, metadata: [:]).bytes).hasSuffix("there are 'B', 'a', 'z' and 'É'"))
  }

  /// A member of an archive that is no array is left alone, and an array that nobody asks for is not read.
  @Test func whatIsNotAskedForIsNotRead() throws {
    var members = [
      ZipWriter.Member("0.weight.npy", Npy.bytes(Matrix<Double>([[1, 2]]))),
      ZipWriter.Member("readme.txt", Array("not an array".utf8)),
      ZipWriter.Member("loss.npy", Npy.bytes([.nan] as [Double])),
    ]
    #expect(try decoder(ZipWriter(members).bytes)([3, 4]) == [11])
    members[0] = ZipWriter.Member("0.weight.npy", Npy.bytes(Matrix<Double>([[1, .nan]])))
    #expect(throws: FormatError.self) { try decoder(ZipWriter(members).bytes) }
  }

  @Test(arguments: [
    [], [0], [0x80, 2, 0x8a, 10],
    [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e],
    Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8), [UInt8](repeating: 0, count: 100),
  ])
  func whatIsNoFileOfArraysIsRefusedByName(bytes: [UInt8]) {
    let error = #expect(throws: FormatError.self) { try decoder(bytes, file: "run-1/decoder") }
    #expect(error?.description.hasPrefix("run-1/decoder: ") == true)
  }
}

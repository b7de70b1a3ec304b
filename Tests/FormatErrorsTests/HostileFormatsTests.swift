import CSVFormat
import GzipFormat
import IDXFormat
import LinearAlgebra
import NumpyFormat
import SafetensorsFormat
import TestSupport
import Testing

/// Reads a file as everything that a stage may take it for. Returns whether any reader took it.
private func readsAsNumpy(_ bytes: [UInt8]) -> Bool {
  guard let file = try? NumpyFile(bytes, name: "a.npy") else { return false }
  let matrix = try? file.matrix()
  let isRead = [
    matrix != nil, (try? file.floatMatrix()) != nil, (try? file.vector()) != nil, (try? file.labels()) != nil,
    (try? file.numbers()) != nil, (try? file.floats()) != nil, (try? file.integers()) != nil,
    (try? file.pixels()) != nil,
  ]
  return isRead.contains(true)
}

private let arrays: [[UInt8]] = [
  Npy.bytes(Matrix<Double>([[1, 2.5, -3], [4, 5, 6e30]])), Npy.bytes(Matrix<Float>([[1, 2], [3, 4]])),
  Npy.bytes([1, 2, 3] as [Double]), Npy.bytes([-1, 7, Int.max]), Npy.bytes([0, 255] as [UInt8]),
  Npy.bytes([UInt8](0..<24), shape: [2, 3, 4]), fortran(Npy.bytes(Matrix<Double>([[1, 2, 3], [4, 5, 6]]))),
]

/// The same file in the other order of entries; "False" and its comma become as many bytes.
private func fortran(_ bytes: [UInt8]) -> [UInt8] {
  let text = String(decoding: bytes.prefix(128), as: Unicode.ASCII.self)
  guard let range = text.firstRange(of: "False,") else { return bytes }
  let at = text.distance(from: text.startIndex, to: range.lowerBound)
  return Array(bytes[..<at]) + Array("True ,".utf8) + Array(bytes[(at + 6)...])
}

private let tensors: [[UInt8]] = [
  SafetensorsFile(
    tensors: [
      "encoder.weight": Tensor(Matrix<Float>([[1, 2], [3, 4]])), "bias": Tensor([1, 2] as [Double]),
      "steps": Tensor([1, -1]), "pixels": Tensor([UInt8](0..<6), shape: [1, 2, 3]),
    ], metadata: ["configuration": "{\"a\":1}", "é\u{1}": "\\u0000"]
  ).bytes,
  SafetensorsFile(tensors: ["empty": Tensor([] as [Double], shape: [3, 0, 2])]).bytes,
  SafetensorsFile(tensors: [:]).bytes,
]

private let digits: [[UInt8]] = [
  [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [UInt8](0..<12), [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9],
  gzip([0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9]), gzip([0, 0, 8, 1, 0, 0, 0, 1, 7]) + gzip([]),
]

private let tables = [
  "x,y\n1,2\n3,4e-3\n", "name,count\n\"a, \"\"b\"\"\",1\r\n\"\",2\r\n", "class\nred\ngreen\nred\n",
  "\u{feff}a,\"b\nc\"\n1,nan\n", "a\n",
].map { Array($0.utf8) }

@Suite struct HostileFormatsTests {
  @Test func noArrayFileMakesTheReaderCrash() {
    let words = ["'descr'", "'<f8'", "'|u1'", "'fortran_order': True", "'shape': (2, 3)", "(1, 1, 1, 1, 1, 1, 1, 1)"]
    var mutator = Mutator(arrays, words: words, seed: 1)
    #expect(arrays.allSatisfy(readsAsNumpy))
    let read = (0..<Mutator.cases(4000)).count { _ in readsAsNumpy(mutator.next()) }
    #expect(read > 0, "every mutation breaks the file, so that nothing behind the head is tried")
  }

  @Test func noTensorFileMakesTheReaderCrash() {
    let words = [
      "\"dtype\":\"F64\"", "\"shape\":[0,4611686018427387904,4]", "\"data_offsets\":[0,8]", "\\ud800", "\\u",
    ]
    var mutator = Mutator(tensors, words: words, seed: 2)
    let reads = { (bytes: [UInt8]) in (try? SafetensorsFile(bytes, name: "a.safetensors")) != nil }
    #expect(tensors.allSatisfy(reads))
    let read = (0..<Mutator.cases(4000)).count { _ in reads(mutator.next()) }
    #expect(read > 0, "every mutation breaks the file")
  }

  @Test func noDigitFileMakesTheReaderCrash() {
    var mutator = Mutator(digits, seed: 3)
    let reads = { (bytes: [UInt8]) in
      guard let file = try? IDXFile(bytes, name: "a.gz") else { return false }
      return (try? file.images()) != nil || (try? file.labels()) != nil
    }
    #expect(digits.allSatisfy(reads))
    let read = (0..<Mutator.cases(4000)).count { _ in reads(mutator.next()) }
    #expect(read > 0, "every mutation breaks the file")
  }

  @Test func noTableMakesTheReaderCrash() {
    var mutator = Mutator(tables, words: ["\"\"", "\"a\"", "0x1p3", "1_000", "infinity", "+5", ".5", "5."], seed: 4)
    let reads = { (bytes: [UInt8]) in
      let table = try? CSVTable(bytes, file: "a.csv")
      let numbers = (try? CSVTable(bytes, file: "a.csv", textColumns: .named([])))?.matrix
      return table?.matrix != nil || numbers != nil
    }
    let read = (0..<Mutator.cases(4000)).count { _ in reads(mutator.next()) }
    #expect(read > 0, "every mutation breaks the file")
  }

  /// What is read can be written, and reads back the same.
  @Test func whatIsReadIsUnderstood() throws {
    var mutator = Mutator(tables, seed: 5)
    for _ in 0..<Mutator.cases(1000) {
      guard let table = try? CSVTable(mutator.next(), file: "a.csv") else { continue }
      let texts = zip(table.names, table.columns).compactMap { if case .texts = $1 { $0 } else { nil } }
      #expect(try CSVTable(table.bytes, file: "b.csv", textColumns: .named(texts)) == table)
    }
    var tensorMutator = Mutator(tensors, seed: 6)
    for _ in 0..<Mutator.cases(1000) {
      guard let file = try? SafetensorsFile(tensorMutator.next(), name: "a.safetensors") else { continue }
      #expect(try SafetensorsFile(file.bytes, name: "b.safetensors").tensors == file.tensors)
    }
  }
}

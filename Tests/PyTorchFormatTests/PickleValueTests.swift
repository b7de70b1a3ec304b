import Foundation
import PyTorchFormat
import TestSupport
import Testing

/// The types and globals that a saved dictionary may name.
@Suite struct PickleValueTests {
  @Test(arguments: [
    ("DoubleStorage", little(Int(0x3ff8_0000_0000_0000), 8), 1.5),
    ("HalfStorage", little(0x3e00, 2), 1.5), ("HalfStorage", little(0x8001, 2), -0x1p-24),
    ("BFloat16Storage", little(0x3fc0, 2), 1.5), ("LongStorage", little(-3, 8), -3),
    ("IntStorage", little(-3, 4), -3), ("ShortStorage", little(-3, 2), -3), ("CharStorage", little(-3, 1), -3),
    ("ByteStorage", [253], 253), ("BoolStorage", [1], 1),
  ])
  func everyTypeIsWidened(storage: String, bytes: [UInt8], value: Double) throws {
    var tensor = PyTorchWriter.Tensor("x", shape: [], [0])
    (tensor.storage, tensor.bytes) = (storage, bytes)
    let file = try PyTorchFile(PyTorchWriter([tensor]).bytes, name: "a.pt")
    #expect(file.tensors[0].shape == [])
    #expect(try file.numbers(of: file.tensors[0]) == [value])
  }

  /// A storage of two entries has twice the bytes of one, whatever the type.
  @Test(arguments: [
    ("FloatStorage", 4, PyTorchScalar.float32), ("DoubleStorage", 8, .float64), ("HalfStorage", 2, .float16),
    ("BFloat16Storage", 2, .bfloat16), ("LongStorage", 8, .int64), ("IntStorage", 4, .int32),
    ("ShortStorage", 2, .int16), ("CharStorage", 1, .int8), ("ByteStorage", 1, .uint8), ("BoolStorage", 1, .bool),
  ])
  func anEntryHasTheBytesOfItsType(storage: String, size: Int, scalar: PyTorchScalar) throws {
    var tensor = PyTorchWriter.Tensor("x", shape: [2], [0, 0])
    (tensor.storage, tensor.bytes) = (storage, [UInt8](repeating: 0, count: 2 * size))
    let file = try PyTorchFile(PyTorchWriter([tensor]).bytes, name: "a.pt")
    #expect(file.tensors[0].scalar == scalar)
    #expect(try file.numbers(of: file.tensors[0]) == [0, 0])
    tensor.bytes.append(0)
    #expect(
      complaint(PyTorchWriter([tensor]).bytes)?.contains(
        "holds \(2 * size + 1) bytes, which are not 2 numbers of \(scalar.rawValue)") == true)
  }

  @Test(arguments: ["ComplexFloatStorage", "floatstorage", "UntypedStorage", ""])
  func aStorageOfAnotherKindIsRefused(storage: String) {
    var tensor = PyTorchWriter.Tensor("x", shape: [1], [0])
    tensor.storage = storage
    #expect(complaint(PyTorchWriter([tensor]).bytes) != nil)
  }

  @Test(arguments: [
    ("torch._utils", "_rebuild_qtensor"), ("os", "_rebuild_tensor_v2"), ("torch", "_rebuild_tensor_v2"),
  ])
  func onlyTheKnownFunctionsStandForTensors(module: String, name: String) {
    var writer = PyTorchWriter([PyTorchWriter.Tensor("x", shape: [1], [0])])
    writer.builder = (module, name)
    #expect(complaint(writer.bytes)?.contains(name) == true)
  }
}

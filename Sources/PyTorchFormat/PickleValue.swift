/// A value of a pickled program, as far as a dictionary of tensors needs any.
///
/// Containers are numbers of the reader's table: a program may put one into itself, and nothing here follows it without
/// end.
enum PickleValue {
  case none
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// A function or a class, `module name`; one of those that are known, and never called.
  case global(PickleGlobal)
  /// A tuple or a list.
  case sequence(Int)
  case dictionary(Int)
  case storage(PickledStorage)
  case tensor(PickledTensor)
}

/// The globals that a saved dictionary of tensors refers to. None is executed; each stands for what is read in its place.
enum PickleGlobal: Equatable {
  /// `collections OrderedDict`.
  case orderedDictionary
  /// `torch._utils _rebuild_tensor_v2`.
  case rebuildTensor
  /// `torch._utils _rebuild_parameter`.
  case rebuildParameter
  /// `torch FloatStorage` and its kin.
  case storage(PyTorchScalar)

  /// The global of a module and a name; nil for every other.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("torch._utils", "_rebuild_tensor_v2"): self = .rebuildTensor
    case ("torch._utils", "_rebuild_parameter"): self = .rebuildParameter
    case ("torch", _):
      guard let scalar = PyTorchScalar.allCases.first(where: { $0.storageName == name }) else { return nil }
      self = .storage(scalar)
    default: return nil
    }
  }
}

/// Where the entries of tensors are: a member of the archive.
struct PickledStorage: Equatable {
  let scalar: PyTorchScalar
  /// Its name among the archive's `data/`.
  let key: String
  /// How many entries it is said to have.
  let count: Int
}

/// A tensor as the program describes it.
struct PickledTensor: Equatable {
  let storage: PickledStorage
  /// Where in the storage it begins, and how far apart neighbours along each dimension are, in entries.
  let offset: Int
  let shape: [Int]
  let strides: [Int]
}

/// A type of entries.
public enum PyTorchScalar: String, CaseIterable, Sendable {
  case float32, float64, float16, bfloat16, int64, int32, int16, int8, uint8, bool

  /// What PyTorch calls its storage.
  var storageName: String {
    switch self {
    case .float32: "FloatStorage"
    case .float64: "DoubleStorage"
    case .float16: "HalfStorage"
    case .bfloat16: "BFloat16Storage"
    case .int64: "LongStorage"
    case .int32: "IntStorage"
    case .int16: "ShortStorage"
    case .int8: "CharStorage"
    case .uint8: "ByteStorage"
    case .bool: "BoolStorage"
    }
  }

  /// Bytes of an entry.
  var size: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .float16, .bfloat16, .int16: 2
    case .int8, .uint8, .bool: 1
    }
  }
}

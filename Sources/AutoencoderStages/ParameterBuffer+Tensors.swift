private import LinearAlgebra
internal import Networks
internal import SafetensorsFormat

extension ParameterBuffer {
  /// The slices by name.
  var tensors: [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for slice in layout.slices { tensors[slice.name] = Tensor(self[slice], shape: slice.shape) }
    return tensors
  }

  /// Takes every slice from the tensor of its name.
  mutating func fill(from tensors: [String: Tensor]) throws {
    let file = SafetensorsFile(tensors: tensors)
    for slice in layout.slices {
      self[slice] = try file.numbers(slice.name, shape: slice.shape)
    }
  }
}

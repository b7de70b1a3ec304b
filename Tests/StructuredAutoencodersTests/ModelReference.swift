import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

/// A case of a reference with the parameters of a model and the gradients of minus its bound, by name.
struct ModelReference {
  /// The case as it was read.
  private let contents: [String: Any]

  /// Reads a case of `Reference/name.json`; without a number, the file is one case.
  init(_ name: String, case number: Int? = nil) throws {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
    let all = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    guard let number else {
      contents = all
      return
    }
    contents = try #require((all["cases"] as? [[String: Any]])?[number])
  }

  /// What stands at a path, such as `terms.reconstruction`.
  private func value(_ path: String) throws -> Any {
    var value: Any = contents
    for name in path.split(separator: ".") {
      value = try #require((value as? [String: Any])?[String(name)], "\(path)")
    }
    return value
  }

  /// A number.
  func number(_ path: String) throws -> Double { try #require(try value(path) as? Double) }

  /// All numbers of an array of any shape, by rows.
  func numbers(_ path: String) throws -> [Double] { flat(try value(path)) }

  private func flat(_ value: Any) -> [Double] {
    (value as? [Any]).map { $0.flatMap(flat) } ?? (value as? Double).map { [$0] } ?? []
  }

  /// The numbers of an array of any shape as rows of so many columns.
  func matrix(_ path: String, columns: Int) throws -> Matrix<Double> {
    let numbers = try numbers(path)
    return Matrix(rows: numbers.count / columns, columns: columns, elements: numbers)
  }

  /// The parameters or gradients of layers that a model has side by side as one: W then b.
  ///
  /// - Parameters:
  ///   - group: `parameters`, or the path of gradients.
  ///   - names: Such as `mu`, with the number of outputs of each.
  /// - Returns: W by rows, and b.
  /// - Throws: Where the case has no such layers.
  func layer(_ group: String, _ names: [(String, Int)]) throws -> (weight: [Double], bias: [Double]) {
    let weights = try names.map { try matrix("\(group).\($0.0)_w", columns: $0.1) }
    return (Matrix.joinedColumns(weights).elements, try names.flatMap { try numbers("\(group).\($0.0)_b") })
  }

  /// Gives a layer of a model its parameters.
  func set(_ layer: String, _ names: [(String, Int)], _ parameters: inout ParameterBuffer<Double>) throws {
    let numbers = try self.layer("parameters", names)
    parameters[try #require(parameters.layout["\(layer).weight"])] = numbers.weight
    parameters[try #require(parameters.layout["\(layer).bias"])] = numbers.bias
  }

  /// Compares the gradients of a layer with the reference's.
  func expect(
    _ gradients: ParameterBuffer<Double>, of layer: String, _ names: [(String, Int)], in group: String = "gradients"
  ) throws {
    let numbers = try self.layer(group, names)
    let weight = try #require(gradients.layout["\(layer).weight"])
    let bias = try #require(gradients.layout["\(layer).bias"])
    expectClose(gradients[weight], numbers.weight, relative: 1e-7, absolute: 1e-9, "\(layer).weight")
    expectClose(gradients[bias], numbers.bias, relative: 1e-7, absolute: 1e-9, "\(layer).bias")
  }
}

/// Expects a gradient to agree with central differences of a function of the parameters.
func expectDifferences(
  _ gradients: ParameterBuffer<Double>, _ parameters: ParameterBuffer<Double>, relative: Double = 1e-6,
  absolute: Double = 1e-7, of loss: (ParameterBuffer<Double>) -> Double
) {
  let h = 1e-5
  for slice in parameters.layout.slices {
    for i in slice.range {
      var (up, down) = (parameters, parameters)
      up.values[i] += h
      down.values[i] -= h
      expectClose(
        gradients.values[i], (loss(up) - loss(down)) / (2 * h), relative: relative, absolute: absolute,
        "\(slice.name) \(i - slice.offset)")
    }
  }
}

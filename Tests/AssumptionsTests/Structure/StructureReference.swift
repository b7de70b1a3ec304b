import Assumptions
import LinearAlgebra

/// A case of `Reference/structure_recovery.json`.
struct StructureCase: Decodable {
  let name: String
  let weights: [Double]
  let means: [[Double]]
  let variances: [[Double]]
  let points: Double?
  let partitions: [[Int]]
  let largestMergeAndNext: [[Double?]]
  let marginalCounts: [String: Int]?
  let neighbourhoods: [[Int]]
  let sizes: [Int]
  let labels: [[Int]]
  let grid: Bool
  let consistent: Bool
  let holds: Bool
  let k: Int
  let moebius: [Moebius]
  let reasons: [String]
  let table: NestedNumbers?

  var components: IndependentComponents {
    get throws {
      try IndependentComponents(weights: weights, means: Matrix(means), variances: Matrix(variances))
    }
  }
}

/// A set of coordinates and a size, in an array.
struct Moebius: Decodable {
  let set: [Int]
  let size: Double

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    set = try parts.decode([Int].self)
    size = try parts.decode(Double.self)
  }
}

/// An array of arrays of numbers, however deep, flattened row by row.
struct NestedNumbers: Decodable {
  let numbers: [Double]

  init(from decoder: any Decoder) throws {
    if let number = try? decoder.singleValueContainer().decode(Double.self) {
      numbers = [number]
    } else {
      var parts = try decoder.unkeyedContainer()
      var all: [Double] = []
      while !parts.isAtEnd { all += try parts.decode(NestedNumbers.self).numbers }
      numbers = all
    }
  }
}

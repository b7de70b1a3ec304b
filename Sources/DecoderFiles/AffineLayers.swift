import FormatErrors
import LinearAlgebra

/// A module with arrays of its own: affine, a normalisation over the batch, or a ReLU whose slope is learned.
struct Module {
  /// Its place among all modules, those without arrays too.
  let number: Int
  let name: String
  let weight: NamedArrays.Entry?
  let bias: NamedArrays.Entry?
  let mean: NamedArrays.Entry?
  let variance: NamedArrays.Entry?

  /// The name of an array of it; where the module has none, that is the array's alone.
  func array(_ part: String) -> String { name.isEmpty ? part : "\(name).\(part)" }

  /// Whether it is a normalisation by means and variances of its own.
  var isNormalization: Bool { mean != nil && variance != nil }
  /// Whether it is a ReLU with one learned slope.
  var isParametricRelu: Bool { !isNormalization && bias == nil && weight?.shape == [1] }
}

/// The affine maps of a sequence of modules, and where something may follow them.
struct AffineLayers {
  /// An affine map.
  struct Map {
    var weights: Matrix<Double>
    var biases: [Double]
  }

  private(set) var maps: [Map] = []
  /// The slope below zero that the file itself has for what follows a map; nil where it has none.
  private(set) var slopes: [Double?] = []
  /// The numbers of the maps that something follows which the file does not describe, but the last.
  private(set) var activationPlaces: [Int] = []
  private(set) var hasNormalization = false
  private let file: String

  /// Reads modules in order.
  ///
  /// In a sequence of PyTorch, activations are modules too: a gap in the numbers is where one was. Where there is no gap
  /// at all, the modules are layers alone, and an activation precedes each affine one but the first.
  init(_ modules: [Module], file: String) throws {
    self.file = file
    let hasGaps = zip(modules, modules.dropFirst()).contains { $1.number - $0.number > 1 }
    for (i, module) in modules.enumerated() {
      let isAfterGap = i > 0 && module.number - modules[i - 1].number > 1
      if module.isParametricRelu {
        try follow(module)
      } else {
        if i > 0, hasGaps ? isAfterGap : !module.isNormalization, slopes[maps.count - 1] == nil {
          activationPlaces.append(maps.count - 1)
        }
        let isFolded =
          i > 0 && module.isNormalization && activationPlaces.last != maps.count - 1
          && slopes[maps.count - 1] == nil
        try append(module.isNormalization ? normalization(module) : affine(module), folded: isFolded)
      }
    }
  }

  private mutating func follow(_ module: Module) throws {
    guard !maps.isEmpty, slopes[maps.count - 1] == nil, let slope = try module.weight?.numbers().first else {
      throw DecoderFileError("'\(module.array("weight"))' is a single number that follows no layer", in: file)
    }
    slopes[maps.count - 1] = slope
  }

  private mutating func append(_ map: Map, folded: Bool) throws {
    guard let last = maps.last else {
      maps.append(map)
      slopes.append(nil)
      return
    }
    guard last.weights.rows == map.weights.columns else {
      throw DecoderFileError(
        "layer \(maps.count + 1) has \(map.weights.columns) inputs, but \(last.weights.rows) numbers reach it; weights "
          + "should be outputs × inputs, as in PyTorch", in: file)
    }
    if folded {
      maps[maps.count - 1] = Map(
        weights: matmul(map.weights, last.weights),
        biases: zip(matvec(map.weights, last.biases), map.biases).map { $0 + $1 })
    } else {
      maps.append(map)
      slopes.append(nil)
    }
  }

  private func affine(_ module: Module) throws -> Map {
    guard let weight = module.weight else {
      throw DecoderFileError("there is no '\(module.array("weight"))' beside the other arrays of that name", in: file)
    }
    guard weight.shape.count == 2 else {
      let what =
        weight.shape.count == 1
        ? "a normalisation over the features of a point is not piecewise affine"
        : "convolutions are not read; write them as matrices"
      throw DecoderFileError("'\(module.array("weight"))' has the shape \(weight.shape): \(what)", in: file)
    }
    let (rows, columns) = (weight.shape[0], weight.shape[1])
    guard rows > 0, columns > 0 else {
      throw DecoderFileError("'\(module.array("weight"))' has the shape \(weight.shape), so nothing passes", in: file)
    }
    return Map(
      weights: Matrix(rows: rows, columns: columns, elements: try weight.numbers()),
      biases: try numbers(module.bias, count: rows, module.array("bias")) ?? [Double](repeating: 0, count: rows))
  }

  /// x ↦ γ·(x − mean)/√(variance + 1e-5) + β.
  private mutating func normalization(_ module: Module) throws -> Map {
    hasNormalization = true
    let count = module.mean?.shape.first ?? 0
    guard let mean = try numbers(module.mean, count: count, module.array("running_mean")),
      let variance = try numbers(module.variance, count: count, module.array("running_var")), count > 0,
      variance.allSatisfy({ $0 >= 0 })
    else {
      throw DecoderFileError("'\(module.name)' has no mean and variance for each feature", in: file)
    }
    let factors = try numbers(module.weight, count: count, module.array("weight"))
    let shifts = try numbers(module.bias, count: count, module.array("bias"))
    var weights = Matrix<Double>(rows: count, columns: count)
    var biases = shifts ?? [Double](repeating: 0, count: count)
    for i in 0..<count {
      weights[i, i] = (factors?[i] ?? 1) / (variance[i] + 1e-5).squareRoot()
      biases[i] -= weights[i, i] * mean[i]
    }
    return Map(weights: weights, biases: biases)
  }

  private func numbers(_ entry: NamedArrays.Entry?, count: Int, _ name: String) throws -> [Double]? {
    guard let entry else { return nil }
    guard entry.shape == [count] else {
      throw DecoderFileError("'\(name)' has the shape \(entry.shape), but \([count]) is wanted", in: file)
    }
    return try entry.numbers()
  }
}

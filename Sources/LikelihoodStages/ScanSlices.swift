private import Likelihood
public import LikelihoodArtifacts
public import Parameters
public import Stages

/// Scans the population's likelihood along every parameter but the noise, which is known, from the reference outwards.
public struct ScanSlices: Stage {
  public static let name = "scan-slices"
  public static let summary =
    "Scans the negative log-likelihood along each parameter of a model, all others held fixed."

  public let range: Double
  public let points: Int
  public let resolution: Double
  public let tolerance: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    range = try reader.number("range", "How far to either side of the reference.", in: 0.001...100, default: 3)
    points =
      try reader.integer(
        "points", "How many places along each parameter; odd, so that the reference is one of them.", in: 5...100_001,
        default: 401) | 1
    resolution = try reader.number(
      "resolution", "The fineness of the sum over the population, in places per deviation of the noise.", in: 1...1000,
      default: 3)
    tolerance = try reader.number(
      "tolerance", "Two losses within it are taken to be equal, in nats.", in: 0...1, default: 1e-8)
  }

  public func run(_ input: Pair<SimulatedModel, OptimaSearch>, in context: StageContext) throws -> SliceScan {
    let (model, search) = (input.first, input.second)
    let truth = try model.truth.model()
    let shape = truth.shape(components: model.fittedComponents)
    let reference = search.reference + [truth.parameters[truth.parameters.count - 1]]
    let loss = try LossFunction(observations: try truth.population(resolution: resolution), shape: shape)
    let half = points / 2
    let offsets = (-half...half).map { range * Double($0) / Double(half) }
    var slices: [Slice] = []
    for (index, scalar) in shape.scalars.dropLast().enumerated() {
      // The weight of the only component is one, whatever its logarithm.
      if scalar == .logWeight(0), shape.components == 1 { continue }
      var line = LossLine(loss, at: reference, along: index)
      slices.append(try slice(&line, name: scalar.description, offsets: offsets))
      context.progress(Double(index + 1) / Double(reference.count - 1), "scanning \(scalar)")
    }
    return SliceScan(arm: search.arm, offsets: offsets, slices: slices, tolerance: tolerance)
  }

  private func slice(_ line: inout LossLine, name: String, offsets: [Double]) throws -> Slice {
    let excess = offsets.map { line($0) }
    if let place = excess.firstIndex(where: { !$0.isFinite }) {
      throw LaboratoryError.slice(name, offset: offsets[place])
    }
    let minima = excess.indices.dropFirst().dropLast().filter {
      excess[$0] <= excess[$0 - 1] && excess[$0] < excess[$0 + 1]
    }.map { line.minimum(between: offsets[$0 - 1], and: offsets[$0 + 1]) }
    return Slice(name: name, reference: line.reference, excess: excess, minima: minima)
  }
}

/// The loss along one parameter, as an excess over the reference's.
private struct LossLine {
  private let loss: LossFunction
  private var parameters: [Double]
  private let index: Int
  let reference: Double
  private let base: Double

  init(_ loss: LossFunction, at parameters: [Double], along index: Int) {
    self.loss = loss
    self.parameters = parameters
    self.index = index
    reference = parameters[index]
    base = loss.value(at: parameters)
  }

  mutating func callAsFunction(_ offset: Double) -> Double {
    parameters[index] = reference + offset
    return loss.value(at: parameters) - base
  }

  /// Searches the minimum of an interval by golden sections.
  mutating func minimum(between lower: Double, and upper: Double) -> Slice.Minimum {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (lower, upper)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (leftValue, rightValue) = (self(left), self(right))
    for _ in 0..<30 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - ratio * (high - low)
        leftValue = self(left)
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + ratio * (high - low)
        rightValue = self(right)
      }
    }
    let middle = (low + high) / 2
    return Slice.Minimum(offset: middle, excess: self(middle))
  }
}

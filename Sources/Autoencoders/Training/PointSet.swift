public import LinearAlgebra
internal import Networks
private import Requirements

/// N points of D features that a model is fitted to or asked about, with their labels where these are known. Minibatches
/// and blocks are copied from it in the precision of the model, with their labels.
///
/// Images are kept as the bytes that they are read from: in bytes, the 60,000 digits of MNIST take 47 MB.
public struct PointSet: Equatable, Sendable {
  private enum Storage: Equatable, Sendable {
    case single(Matrix<Float>)
    case double(Matrix<Double>)
    case bytes([UInt8])
  }

  /// N.
  public let count: Int
  /// D.
  public let features: Int
  /// The label of each point, from 0 on.
  public let labels: [Int]?
  private let storage: Storage

  private init(_ count: Int, _ features: Int, _ labels: [Int]?, _ storage: Storage) {
    require(labels.map { $0.count == count } ?? true, "\(labels?.count ?? 0) labels for \(count) points")
    (self.count, self.features, self.labels, self.storage) = (count, features, labels, storage)
  }

  /// Creates points from numbers, N×D.
  public init(_ points: Matrix<Double>, labels: [Int]? = nil) {
    self.init(points.rows, points.columns, labels, .double(points))
  }

  /// Creates points from numbers in single precision, N×D.
  public init(_ points: Matrix<Float>, labels: [Int]? = nil) {
    self.init(points.rows, points.columns, labels, .single(points))
  }

  /// Creates points from the pixels of grey images, image by image, which are kept, not copied: 0 is 0, and 255 is 1.
  public init(images count: Int, pixels: Int, bytes: [UInt8], labels: [Int]? = nil) {
    require(count * pixels == bytes.count, "\(bytes.count) bytes are not \(count) images of \(pixels) pixels")
    self.init(count, pixels, labels, .bytes(bytes))
  }

  /// Whether they are images, in bytes.
  public var isOfImages: Bool {
    if case .bytes = storage { true } else { false }
  }

  /// The numbers, unless they are bytes.
  private var numbers: [Double] {
    switch storage {
    case .single(let points): points.elements.map { Double($0) }
    case .double(let points): points.elements
    case .bytes: []
    }
  }

  /// Throws unless all numbers are finite, and in [0, 1] where the likelihood asks for it.
  func check(for likelihood: Likelihood.Family) throws(TrainingError) {
    for (i, value) in numbers.enumerated() {
      let (row, column) = (i / features, i % features)
      guard value.isFinite else { throw .notFinitePoint(row: row, column: column) }
      guard likelihood != .bernoulli || (0...1).contains(value) else {
        throw .notProbability(row: row, column: column, value: value)
      }
    }
  }

  /// Throws unless each point has one of so many labels, which count from zero.
  func check(labels count: Int) throws(TrainingError) {
    guard let labels else { throw .noLabels }
    if let row = labels.firstIndex(where: { !(0..<count ~= $0) }) {
      throw .label(row: row, label: labels[row], count: count)
    }
  }
}

extension PointSet {
  /// Fills a workspace with as many points as it holds, those of an order from a position of it on, allocating nothing
  /// where the workspace has held labels before.
  func gather<Scalar: NetworkScalar>(_ order: [Int], from first: Int, into workspace: inout Workspace<Scalar>) {
    gather(order, from: first, into: &workspace.points)
    guard let labels else { return }
    if workspace.labels.count != workspace.points.rows {
      workspace.labels = [Int](repeating: 0, count: workspace.points.rows)
    }
    for n in 0..<workspace.points.rows { workspace.labels[n] = labels[order[first + n]] }
  }

  /// Writes as many points as there are rows, those of an order from a position of it on.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func gather<Scalar: NetworkScalar>(_ order: [Int], from first: Int, into rows: inout Matrix<Scalar>) {
    require(
      rows.columns == features && first + rows.rows <= order.count,
      "\(order.count) points of \(features) features do not fit into \(rows.shape) from \(first) on")
    switch storage {
    case .single(let points): copyRows(points.elements, order, first, &rows) { Scalar($0) }
    case .double(let points): copyRows(points.elements, order, first, &rows) { Scalar($0) }
    case .bytes(let bytes): copyRows(bytes, order, first, &rows) { Scalar($0) / 255 }
    }
  }
}

@inline(__always)
private func copyRows<Number, Scalar: NetworkScalar>(
  _ numbers: [Number], _ order: [Int], _ first: Int, _ rows: inout Matrix<Scalar>, _ convert: (Number) -> Scalar
) {
  let (count, columns, from) = (rows.rows, rows.columns, numbers.span)
  var to = rows.elements.mutableSpan
  for n in 0..<count {
    let (point, row) = (order[first + n] * columns, n * columns)
    for i in 0..<columns { to[row + i] = convert(from[point + i]) }
  }
}

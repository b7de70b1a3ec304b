private import LinearAlgebra

extension Covariances {
  /// All entries, in the order of ``shape``.
  public var elements: [Double] {
    switch self {
    case .full(let matrices): matrices.flatMap(\.elements)
    case .tied(let matrix): matrix.elements
    case .diagonal(let variances): variances.elements
    case .spherical(let variances): variances
    }
  }

  /// The lengths of the array that holds them: K×D×D, D×D, K×D or K.
  public var shape: [Int] {
    switch self {
    case .full(let matrices): [matrices.count, matrices.first?.rows ?? 0, matrices.first?.columns ?? 0]
    case .tied(let matrix): [matrix.rows, matrix.columns]
    case .diagonal(let variances): [variances.rows, variances.columns]
    case .spherical(let variances): [variances.count]
    }
  }

  /// Makes covariances of ``elements`` and ``shape``.
  ///
  /// - Throws: ``MixtureError/shape(part:is:expected:)`` when there are other numbers of lengths or of entries.
  public init(family: CovarianceFamily, elements: [Double], shape: [Int]) throws(MixtureError) {
    let dimensions =
      switch family {
      case .full: 3
      case .tied, .diagonal: 2
      case .spherical: 1
      }
    // Lengths that were read may be any: none of them multiplies to more than an integer holds.
    let longest = max(elements.count, 1)
    guard shape.count == dimensions, shape.allSatisfy({ 0...longest ~= $0 }),
      shape.reduce(1.0, { $0 * Double($1) }) == Double(elements.count)
    else {
      throw .shape(part: "covariances", is: "\(elements.count) entries of shape \(shape)", expected: family.words)
    }
    switch family {
    case .full:
      let size = shape[1] * shape[2]
      self = .full(
        (0..<shape[0]).map { k in
          Matrix(rows: shape[1], columns: shape[2], elements: Array(elements[k * size..<(k + 1) * size]))
        })
    case .tied: self = .tied(Matrix(rows: shape[0], columns: shape[1], elements: elements))
    case .diagonal: self = .diagonal(Matrix(rows: shape[0], columns: shape[1], elements: elements))
    case .spherical: self = .spherical(elements)
    }
  }
}

extension CovarianceFamily {
  /// The shape that covariances of the family have, in words.
  fileprivate var words: String {
    switch self {
    case .full: "components×features×features"
    case .tied: "features×features"
    case .diagonal: "components×features"
    case .spherical: "one variance a component"
    }
  }
}

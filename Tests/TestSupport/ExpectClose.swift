public import LinearAlgebra
public import Testing

/// Expects |a − b| ≤ absolute + relative·max(|a|, |b|), the only way in which tests compare numbers.
public func expectClose(
  _ a: Double, _ b: Double, relative: Double = 0, absolute: Double = 0, _ comment: Comment? = nil,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let allowed = absolute + relative * max(abs(a), abs(b))
  let note = comment.map { "\($0): " } ?? ""
  #expect(abs(a - b) <= allowed, "\(note)\(a) and \(b) differ by \(abs(a - b))", sourceLocation: sourceLocation)
}

/// Expects each pair of entries to be close.
public func expectClose(
  _ a: [Double], _ b: [Double], relative: Double = 0, absolute: Double = 0, _ comment: Comment? = nil,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(a.count == b.count, comment, sourceLocation: sourceLocation)
  for (i, (x, y)) in zip(a, b).enumerated() {
    let allowed = absolute + relative * max(abs(x), abs(y))
    if !(abs(x - y) <= allowed) {
      Issue.record("\(comment.map { "\($0): " } ?? "")entry \(i): \(x) and \(y) differ", sourceLocation: sourceLocation)
      return
    }
  }
}

/// Expects two matrices of one shape with close entries.
public func expectClose(
  _ a: Matrix<Double>, _ b: Matrix<Double>, relative: Double = 0, absolute: Double = 0, _ comment: Comment? = nil,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(a.shape == b.shape, comment, sourceLocation: sourceLocation)
  expectClose(a.elements, b.elements, relative: relative, absolute: absolute, comment, sourceLocation: sourceLocation)
}

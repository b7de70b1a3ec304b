internal import LinearAlgebra
internal import Networks
private import Requirements

/// b ← a.
func copy<Scalar: NetworkScalar>(_ a: Matrix<Scalar>, into b: inout Matrix<Scalar>) {
  scale(a, by: 1, into: &b)
}

/// b ← factor·a.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
func scale<Scalar: NetworkScalar>(_ a: Matrix<Scalar>, by factor: Double, into b: inout Matrix<Scalar>) {
  require(a.shape == b.shape, "cannot write \(a.shape) over \(b.shape)")
  let (factor, from) = (Scalar(factor), a.elements.span)
  var to = b.elements.mutableSpan
  for i in from.indices { to[i] = factor * from[i] }
}

/// b ← b + factor·a.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
func add<Scalar: NetworkScalar>(_ a: Matrix<Scalar>, times factor: Double, to b: inout Matrix<Scalar>) {
  require(a.shape == b.shape, "cannot add \(a.shape) to \(b.shape)")
  let (factor, from) = (Scalar(factor), a.elements.span)
  var to = b.elements.mutableSpan
  for i in from.indices { to[i] += factor * from[i] }
}

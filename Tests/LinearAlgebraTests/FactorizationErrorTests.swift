import LinearAlgebra
import Testing

@Test func factorizationErrorsSayWhatToDo() {
  #expect(
    FactorizationError.notPositiveDefinite(minor: 2, dimension: 3).description
      == "the leading 2×2 minor of a 3×3 matrix is not positive definite; "
      + "add to its diagonal, or drop collinear columns")
  #expect(
    FactorizationError.notFinite(row: 1, column: 0).description
      == "entry (1, 0) is not a finite number; find out where it arose")
  #expect(
    FactorizationError.notConverged(routine: "gesdd", info: 3).description
      == "'gesdd' did not converge (info 3); scale the matrix")
}

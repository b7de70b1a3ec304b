import Mixtures
import Testing

struct FitErrorTests {
  @Test(arguments: [
    (
      FitError.tooFewPoints(points: 1, features: 2, components: 3),
      "1 point of 2 features cannot make 3 components; there must be at least one point a component, and one feature"
    ),
    (.notFinite(row: 4, column: 1), "point 4 is not finite at feature 1; find out where that arose"),
    (.start(is: "this", expected: "that"), "the start is this; the fit asks for that"),
    (
      .collapsed(component: 2, count: 0.25, iteration: 7),
      "component 2 holds only 0.25 points at iteration 7; ask for fewer components, or try another seed or start"
    ),
    (
      .singular(component: 0, feature: 1, iteration: 2),
      "the covariance of component 0 is singular at feature 1 at iteration 2; "
        + "drop collinear or constant features, ask for fewer components, or raise the covariance floor where there is one"
    ),
    (.overflow(iteration: 3), "the likelihood is not finite at iteration 3; scale the points"),
    (.underflow, "the squares of the points' differences are too small for a number; scale the points"),
    (.noChoice, "a choice of the number of components needs at least one number to choose among, each positive"),
  ])
  func anErrorSaysWhereWhatAndWhatToDo(error: FitError, message: String) { #expect(error.description == message) }
}

import Optimization
import Testing

@Suite struct MinimizerTests {
  @Test func gradientsSaveEvaluations() throws {
    let counts = try Minimizer.Method.allCases.map { method in
      try Minimizer(method: method).minimize(from: [-1.2, 1], objective: valley).evaluations
    }
    #expect(counts[0] * 2 < counts[1])
  }

  @Test func aMethodThatAsksForNoGradientsGetsNoRoomForThem() throws {
    for method in Minimizer.Method.allCases {
      var lengths: Set<Int> = []
      _ = try Minimizer(method: method, evaluations: 30).minimize(from: [-1.2, 1]) { x, gradient in
        lengths.insert(gradient.count)
        return valley(x, &gradient)
      }
      #expect(lengths == [Minimizer(method: method).usesGradients ? 2 : 0])
    }
  }
}

/// Rosenbrock's function with its gradient.
func valley(_ x: [Double], _ gradient: inout [Double]) -> Double {
  let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
  if !gradient.isEmpty { gradient = [-2 * a - 400 * x[0] * b, 200 * b] }
  return a * a + 100 * b * b
}

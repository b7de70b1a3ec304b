import Foundation
import Optimization
import TestSupport
import Testing

@Suite struct MinimizerTests {
  @Test(arguments: Minimizer.Method.allCases)
  func itFindsTheBottomOfACurvedValley(method: Minimizer.Method) throws {
    let found = try Minimizer(method: method).minimize(from: [-1.2, 1], objective: valley)
    // Rosenbrock's function is 0 at (1, 1); near there a change of the value by 1e-13 is one of the position by 1e-6.
    expectClose(found.position, [1, 1], absolute: 2e-5)
    #expect(found.value < 1e-10)
    #expect(found.outcome != .ranOut)
  }

  @Test func gradientsSaveEvaluations() throws {
    let counts = try Minimizer.Method.allCases.map { method in
      try Minimizer(method: method).minimize(from: [-1.2, 1], objective: valley).evaluations
    }
    #expect(counts[0] * 2 < counts[1])
  }

  @Test(arguments: Minimizer.Method.allCases)
  func aQuadraticInManyDimensionsIsMinimised(method: Minimizer.Method) throws {
    let found = try Minimizer(method: method, valueTolerance: 1e-15).minimize(
      from: [Double](repeating: 1, count: 8)
    ) { x, gradient in
      var value = 0.0
      for i in x.indices {
        let scale = pow(10, Double(i) / 3)
        value += scale * (x[i] - Double(i)) * (x[i] - Double(i))
        if !gradient.isEmpty { gradient[i] = 2 * scale * (x[i] - Double(i)) }
      }
      return value
    }
    expectClose(found.position, (0..<8).map(Double.init), absolute: 1e-5)
  }

  @Test func theEvaluationsAreLimitedAndCounted() throws {
    var calls = 0
    let found = try Minimizer(method: .limitedMemoryBFGS, evaluations: 5).minimize(from: [-1.2, 1]) { x, gradient in
      calls += 1
      return valley(x, &gradient)
    }
    #expect(found.outcome == .ranOut)
    #expect((5...20).contains(found.evaluations))  // a line search takes up to a dozen more
    #expect(calls == found.evaluations + 1)  // and the look at the start
  }

  @Test(arguments: Minimizer.Method.allCases)
  func itTurnsBackWhereTheFunctionIsNotFinite(method: Minimizer.Method) throws {
    // x − log x has its minimum at 1, and is no number to the left of 0, where the first steps from 20 lead.
    let found = try Minimizer(method: method).minimize(from: [20]) { x, gradient in
      guard x[0] > 0 else { return .infinity }
      if !gradient.isEmpty { gradient[0] = 1 - 1 / x[0] }
      return x[0] - log(x[0])
    }
    expectClose(found.position[0], 1, absolute: 1e-5)
  }

  @Test func itNeverEndsAboveItsStart() throws {
    let found = try Minimizer(method: .limitedMemoryBFGS).minimize(from: [1, 1], objective: valley)
    #expect(found.position == [1, 1] && found.value == 0)
  }

  @Test func whatCannotBeSearchedIsAnError() {
    #expect(throws: OptimizationError.noDimensions) {
      try Minimizer(method: .subplex).minimize(from: []) { _, _ in 0 }
    }
    #expect(throws: OptimizationError.start(value: .infinity)) {
      try Minimizer(method: .subplex).minimize(from: [1]) { _, _ in .infinity }
    }
    #expect(throws: OptimizationError.setting("value tolerance", value: -1, expected: "0 or more")) {
      try Minimizer(method: .subplex, valueTolerance: -1).minimize(from: [1]) { x, _ in x[0] }
    }
    #expect(throws: OptimizationError.setting("number of evaluations", value: 0, expected: "1 or more")) {
      try Minimizer(method: .subplex, evaluations: 0).minimize(from: [1]) { x, _ in x[0] }
    }
  }
}

/// Rosenbrock's function with its gradient.
private func valley(_ x: [Double], _ gradient: inout [Double]) -> Double {
  let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
  if !gradient.isEmpty { gradient = [-2 * a - 400 * x[0] * b, 200 * b] }
  return a * a + 100 * b * b
}

import Foundation
import Optimization
import TestSupport
import Testing

@Suite struct MinimizerSearchTests {
  @Test(arguments: Minimizer.Method.allCases)
  func itFindsTheBottomOfACurvedValley(method: Minimizer.Method) throws {
    let found = try Minimizer(method: method).minimize(from: [-1.2, 1], objective: valley)
    // Rosenbrock's function is 0 at (1, 1); near there a change of the value by 1e-13 is one of the position by 1e-6.
    expectClose(found.position, [1, 1], absolute: 2e-5)
    #expect(found.value < 1e-10)
    #expect(found.outcome != .ranOut)
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

  @Test(arguments: [-300.0, -100, -12, -8, 4, 8, 12, 100, 290])
  func theUnitOfTheValuesDoesNotMatter(exponent: Double) throws {
    let unit = pow(10, exponent)
    let found = try Minimizer(method: .limitedMemoryBFGS, valueTolerance: 0).minimize(from: [-1.2, 1]) { x, gradient in
      let value = valley(x, &gradient)
      gradient = gradient.map { unit * $0 }
      return unit * value
    }
    expectClose(found.position, [1, 1], absolute: 2e-5)
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

  @Test(arguments: Minimizer.Method.allCases)
  func aFunctionThatIsNoNumberIsTurnedBackFromToo(method: Minimizer.Method) throws {
    let found = try Minimizer(method: method, evaluations: 2000).minimize(from: [3]) { x, gradient in
      guard x[0] > 0 else { return .nan }
      if !gradient.isEmpty { gradient[0] = 1 - 1 / x[0] }
      return x[0] - log(x[0])
    }
    #expect(found.value.isFinite && found.value <= 3 - log(3))
    expectClose(found.position[0], 1, absolute: 1e-4)
  }

  @Test(arguments: Minimizer.Method.allCases) func aFlatFunctionLeavesItsStart(method: Minimizer.Method) throws {
    let found = try Minimizer(method: method, evaluations: 500).minimize(from: [3, 4]) { x, gradient in
      if !gradient.isEmpty { gradient = [0, 0] }
      return 7
    }
    #expect(found.position == [3, 4] && found.value == 7 && found.evaluations > 0)
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
    #expect(throws: OptimizationError.setting("memory", value: 0, expected: "1 or more")) {
      try Minimizer(method: .limitedMemoryBFGS, memory: 0).minimize(from: [1]) { x, _ in x[0] }
    }
    #expect(throws: OptimizationError.setting("position tolerance", value: .infinity, expected: "0 or more")) {
      try Minimizer(method: .subplex, positionTolerance: .infinity).minimize(from: [1]) { x, _ in x[0] }
    }
    // A value without a slope is no start for a method that asks for one.
    #expect(throws: OptimizationError.start(value: 0)) {
      try Minimizer(method: .limitedMemoryBFGS).minimize(from: [1]) { _, gradient in
        gradient[0] = .nan
        return 0
      }
    }
  }
}

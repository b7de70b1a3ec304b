import LinearAlgebra
import Testing

@Suite struct NumericEnvironmentTests {
  @Test func theKernelHasAName() {
    #expect(!NumericEnvironment.coreName.isEmpty)
    #expect(NumericEnvironment.coreName != "unknown")
  }

  @Test func onOneThreadAProductHasTheSameBitsEveryTime() {
    NumericEnvironment.useOneThread()
    let (a, b) = (noise(300, 200), noise(200, 150, seed: 2))
    let first = matmul(a, b)
    for _ in 0..<5 { #expect(matmul(a, b) == first) }
  }
}

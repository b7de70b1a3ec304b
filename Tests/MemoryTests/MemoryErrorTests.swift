import Memory
import Testing

@Suite struct MemoryErrorTests {
  private let memory = FreeMemory { $0 == "/proc/meminfo" ? "MemAvailable: 2000000 kB" : nil }

  private func complaint(_ bytes: Double, in memory: FreeMemory) -> String? {
    do {
      try checkMemory(bytes, of: "these points", advice: "lower 'points'", in: memory)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func whatDoesNotFitIsRefusedWithBothSizes() {
    #expect(
      complaint(5.61e9, in: memory) == "these points take about 5.6 GB of memory, and 2 GB are free; lower 'points'")
    #expect(complaint(37.7e9, in: memory)?.contains("take about 38 GB") == true)
    #expect(complaint(3.7e15, in: memory)?.contains("take about 3700 TB") == true)
    #expect(complaint(.infinity, in: memory)?.contains("take about inf TB") == true)
  }

  @Test func whatFitsIsLetThrough() {
    #expect(complaint(2e9, in: memory) == nil)
    #expect(complaint(0, in: memory) == nil)
  }

  @Test func nothingIsRefusedWhereNobodySaysWhatIsFree() {
    #expect(complaint(1e18, in: FreeMemory { _ in nil }) == nil)
  }

  @Test func littleIsNeverRefused() {
    #expect(complaint(1e8, in: FreeMemory { $0 == "/proc/meminfo" ? "MemAvailable: 1 kB" : nil }) == nil)
  }
}

import Testing
import Workflow

struct JobRequestTests {
  @Test func whereAStageSaysNothingTheSiteDecides() {
    let site = JobResources(memory: 1, seconds: 2, cpus: 3, partition: "long")
    #expect(JobResources().over(site) == site)
    #expect(site.over(JobResources(memory: 9, seconds: 9, cpus: 9, partition: "short")) == site)
    #expect(
      JobResources(memory: 5, partition: "gpu").over(site)
        == JobResources(memory: 5, seconds: 2, cpus: 3, partition: "gpu"))
  }

  @Test(
    arguments: [
      (nil, ""), (1, " of 1 s"), (90, " of 90 s"), (600, " of 10 min"), (3600, " of 1 h"), (5400, " of 90 min"),
      (172_800, " of 2 d"),
    ] as [(Int?, String)])
  func timesAreWrittenInTheirLargestWholeUnit(seconds: Int?, words: String) {
    #expect(JobResources(seconds: seconds).timeInWords == words)
  }

  @Test(
    arguments: [
      (nil, ""), (999, " of 999 bytes"), (1_000_000, " of 1 MB"), (1_550_000_000, " of 1.5 GB"),
      (2_000_000_000_000, " of 2 TB"), (Int.max, " of 9223372 TB"),
    ] as [(Int?, String)])
  func memoryIsWrittenToATenth(bytes: Int?, words: String) {
    #expect(JobResources(memory: bytes).memoryInWords == words)
  }
}

/// What the small report looks like.
let smallReportMarkdown = #"""
  <!-- Made by `pipeline`; what is edited here is lost with the next run. -->

  # Mixtures on the pinwheel

  *Do two runs agree?*

  **❌ 3 stages done · 1 of 2 claims hold**

  Notebook [`pinwheel`](../../Pipelines/pinwheel.md), profile `quick`.

  ## Claims

  | verdict | claim | found |  |
  | --- | --- | ---: | --- |
  | ✅ holds | `fits.bic \| mean >= 0.95` | 0.97 | Section 4 |
  | ❌ fails | `fits.bic \| sd < 0.1` | 0.2 |  |

  ## Beside the paper

  |  | here | paper | where in the paper | note |
  | --- | ---: | ---: | --- | --- |
  | mean MCC | 0.97 | 1.0 | Table 2 | the strong one |

  ---

  # Two runs

  The mean is **0.97**.

  ✅ **`points`** runs `sample-pinwheel`: done, key `aabbccdd`.

  <details>
  <summary>Configuration of <code>points</code></summary>

  | parameter | value | written in |
  | --- | --- | --- |
  | `arms` | `3` | Pipelines/pinwheel.md:12 |
  | `noise` | `0.1` | default |

  </details>

  <picture>
    <source media="(prefers-color-scheme: dark)" srcset="latents-dark.svg">
    <img alt="Two &quot;clouds&quot;." src="latents.svg">
  </picture>

  **Figure 1.** The 2 fits. *(stage `fits` ×2, keys `1a2b3c4d`, `9f8e7d6c`; [PNG](latents.png))*

  | Seed | BIC |
  | ---: | ---: |
  | 1 | 0.95 |
  | 2 | −0.99 |

  **Table 1.** Every fit. *(stage `fits`, key `1a2b3c4d`)*

  <details>
  <summary>The graph of stages</summary>

  ```mermaid
  flowchart LR
    s0["points<br/>sample-pinwheel"]
    s1["fits ×2<br/>fit-mixture"]
    s0 --> s1
  ```

  </details>

  <details>
  <summary>The resolved configuration</summary>

  | stage | parameter | value | written in |
  | --- | --- | --- | --- |
  | `points` | `arms` | `3` | Pipelines/pinwheel.md:12 |
  | `points` | `noise` | `0.1` | default |

  </details>

  <details>
  <summary>How to make this report again</summary>

  ```sh
  swift run pipeline run pinwheel --profile quick
  ```

  </details>

  """#

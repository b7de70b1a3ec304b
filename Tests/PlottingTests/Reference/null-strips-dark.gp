set terminal svg size 830,256 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.23614
set rmargin at screen 0.77108
set tmargin at screen 0.95313
set bmargin at screen 0.20313
set border 1 lw 0.7 lc rgb '#6e7681'
set xrange [-0.01:1.01]
set xtics 0.2 format "%.1f"
set grid xtics back lw 1 lc rgb '#252b33'
set xlabel "score" offset 0,0.5 textcolor rgb '#e6edf3'
set yrange [2:0]
unset ytics
set arrow from graph 0, first 1 to graph 1, first 1 nohead lw 0.7 lc rgb '#252b33'
set label "strong" at screen 0.00964,0.85156 left front textcolor rgb '#e6edf3'
set label "observed 0.500" at screen 0.00964,0.76563 left font ',12' front textcolor rgb '#e6edf3'
set label "random rotations 0.671" at screen 0.00964,0.69531 left font ',12' front textcolor rgb '#e6edf3'
set label "one to one" at screen 0.00964,0.47656 left front textcolor rgb '#e6edf3'
set label "observed 0.750" at screen 0.00964,0.39063 left font ',12' front textcolor rgb '#e6edf3'
set label "random rotations 0.125" at screen 0.00964,0.32031 left font ',12' front textcolor rgb '#e6edf3'
set key at screen 0.78554,0.95313 left top vertical Left reverse noautotitle
$null_0 << END
0.5 0.51 0.7 0.39999999999999997
0.75 0.76 0.7 0.09999999999999998
END
$observed_0 << END
0.25 0.76
0.75 0.76
END
$lines_0 << END
0.5 0.75 0.06 0.7
END
$null_1 << END
0.12 0.13 1.7 1.1
END
$observed_1 << END
0.75 1.76
END
$lines_1 << END
0.75 0.25 1.06 1.7
END
plot \
  keyentry with boxes fs solid noborder fc rgb '#52575d' title "random draws", \
  keyentry with lines lw 1.4 dt (4,3) lc rgb '#e6edf3' title "bound for the mean", \
  keyentry with lines lw 2.4 lc rgb '#f0803c' title "observed mean", \
  keyentry with points pt '|' lc rgb '#f0803c' title "observed pairs", \
  $null_0 using (($1+$2)/2):3:1:2:4:3 with boxxyerror fs solid noborder fc rgb '#52575d' notitle, \
  $observed_0 using 1:2:(0):(0.16) with vectors nohead lw 1.4 lc rgb '#4df0803c' notitle, \
  $lines_0 using 2:3:(0):($4-$3) with vectors nohead lw 1.4 dt (4,3) lc rgb '#e6edf3' notitle, \
  $lines_0 using 1:3:(0):($4-$3+0.22) with vectors nohead lw 2.4 lc rgb '#f0803c' notitle, \
  $null_1 using (($1+$2)/2):3:1:2:4:3 with boxxyerror fs solid noborder fc rgb '#52575d' notitle, \
  $observed_1 using 1:2:(0):(0.16) with vectors nohead lw 1.4 lc rgb '#4df0803c' notitle, \
  $lines_1 using 2:3:(0):($4-$3) with vectors nohead lw 1.4 dt (4,3) lc rgb '#e6edf3' notitle, \
  $lines_1 using 1:3:(0):($4-$3+0.22) with vectors nohead lw 2.4 lc rgb '#f0803c' notitle

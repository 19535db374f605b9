package org.example
import com.huawei.obs.{ObsClient, ObsConfiguration => Conf}
import com.example.all._
